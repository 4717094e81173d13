package io.hauberk.robust.flag;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.function.Function;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;

/**
 * A model and the samples it is looked at with.
 *
 * @param batch inputs in [0, 1] and their true classes; some dozens are enough
 * @param randomness keyed by sample for every draw
 */
public record Probe(Classifier model, Batch batch, Randomness randomness) {

  public Probe {
    Checks.positive("probe.batch", (long) batch.size());
  }

  /** The same model and other samples. */
  Probe with(Batch other) {
    return new Probe(model, other, randomness);
  }

  /** The logits of the samples, row by row, as many values as classes each. */
  float[][] logits() {
    return logits(batch.inputs());
  }

  float[][] logits(Tensor inputs) {
    try (var scope = TensorScope.open();
        var off = new AutoGradMode(false)) {
      var logits = model.logits(inputs);
      Checks.state(logits.dim() == 2, "logits.dim", logits.dim(), "2: [samples, classes]");
      Checks.state(logits.size(0) == inputs.size(0), "logits.rows", logits.size(0), "one a sample");
      int classes = Math.toIntExact(logits.size(1));
      var flat = Tensors.floats(logits);
      var rows = new float[Math.toIntExact(logits.size(0))][classes];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(flat, i * classes, rows[i], 0, classes);
      }
      return rows;
    }
  }

  /**
   * The inputs' gradients, one row a sample.
   *
   * @param byLogits takes logits to the gradient by the logits
   */
  float[][] gradients(Function<Tensor, Tensor> byLogits) {
    try (var scope = TensorScope.open();
        var off = new AutoGradMode(false)) {
      var point = model.pullback(batch.inputs());
      var flat = Tensors.floats(point.toInputs().apply(byLogits.apply(point.logits())));
      var rows = new float[batch.size()][flat.length / batch.size()];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(flat, i * rows[i].length, rows[i], 0, rows[i].length);
      }
      return rows;
    }
  }
}
