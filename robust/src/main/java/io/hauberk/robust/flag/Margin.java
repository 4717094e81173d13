package io.hauberk.robust.flag;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The score of the label less the best score of another class: negative when the model errs. Unlike
 * the cross-entropy it does not saturate.
 */
final class Margin {
  private Margin() {}

  /** Of a model on a batch, one a sample. */
  static float[] of(ScoreOracle model, Batch batch) {
    try (var scope = TensorScope.open();
        var off = new AutoGradMode(false)) {
      return of(model.logits(batch.inputs()), batch.labels());
    }
  }

  /** One a sample. */
  static float[] of(Tensor logits, Tensor labels) {
    try (var scope = TensorScope.open();
        var off = new AutoGradMode(false)) {
      var own = logits.gather(1, labels.unsqueeze(1)).squeeze(1);
      return Tensors.floats(own.sub(others(logits, labels).amax(new long[] {1}, false)));
    }
  }

  /** The gradient of the summed margins by the logits, [n, classes]. */
  static Tensor byLogits(Tensor logits, Tensor labels) {
    long classes = logits.size(1);
    var best = others(logits, labels).argmax(new LongOptional(1), false);
    return torch.one_hot(labels, classes).sub(torch.one_hot(best, classes)).to(ScalarType.Float);
  }

  private static Tensor others(Tensor logits, Tensor labels) {
    var own = torch.one_hot(labels, logits.size(1)).to(ScalarType.Bool);
    return logits.masked_fill(own, new Scalar(Double.NEGATIVE_INFINITY));
  }
}
