package io.hauberk.robust.certify;

import io.hauberk.core.ModelFormatException;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Views;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Proves that no attack within a budget changes a prediction, by bounds over the layers.
 *
 * <p>Guarantee: a certificate that holds is a proof for the exact network and for its evaluation in
 * float32 by sums of rounded products in any order. Not covered: convolutions by Winograd's or
 * Fourier's transforms, reduced precision such as bfloat16 or TF32, faults of the machine. A
 * certificate that does not hold says nothing.
 *
 * <p>Threat model: perturbations within {@link Budget}, the result within [0, 1].
 *
 * <p>It reads the model's weights once, at the start; train it further and make a new one.
 */
public final class Verifier implements AutoCloseable {

  private final Model model;
  private final Bounding bounding;
  private final Steps steps;
  private final long classes;

  /**
   * @throws ModelFormatException naming the node whose layer has no bounds
   */
  public Verifier(Model model, Bounding bounding) {
    this.model = model;
    this.bounding = bounding;
    this.classes = Shapes.classes(model.network());
    this.steps = new Steps(model);
  }

  /** One certificate a sample, in order. */
  public List<Certificate> certify(Batch batch, Budget budget) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var predictions = Views.of(model, batch.inputs()).predictions();
      var labels = Tensors.longs(batch.labels());
      var margins = Doubles.of(margins(batch, budget));
      var ids = batch.ids();
      var found = new ArrayList<Certificate>(ids.length);
      for (int i = 0; i < ids.length; i++) {
        found.add(new Certificate(ids[i], predictions[i] == labels[i], margins[i]));
      }
      return found;
    }
  }

  /** The logits' intervals. */
  Bounds logits(Tensor inputs, Budget budget) {
    return new Propagation(steps, Region.of(inputs, budget), bounding).output();
  }

  /** [n]: the least of the differences to the other classes. */
  private Tensor margins(Batch batch, Budget budget) {
    var reached = new Propagation(steps, Region.of(batch.inputs(), budget), bounding);
    var own = torch.one_hot(batch.labels(), classes).to(ScalarType.Double);
    var differences = own.unsqueeze(1).sub(torch.eye(classes, own.options()));
    var least = bounding.least(reached, differences);
    var others = least.masked_fill(own.gt(new Scalar(0.5)), new Scalar(Double.POSITIVE_INFINITY));
    return others.amin(new long[] {1}, false);
  }

  @Override
  public void close() {
    steps.close();
  }
}
