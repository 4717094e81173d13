package io.hauberk.robust.metric;

import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;

/**
 * How fast the cross-entropy grows with the input: the norm of its gradient, per sample, and the
 * mean of that (Arpit et al. 2017, with a norm of choice). A small value with a low robust accuracy
 * is a sign of masked gradients.
 *
 * <p>Cost: one forward and one backward pass.
 *
 * @param perSample in the batch's order
 */
public record LossSensitivity(List<Double> perSample) {

  public LossSensitivity {
    perSample = List.copyOf(perSample);
  }

  public double mean() {
    return perSample.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /**
   * @param norm of the gradient
   */
  public static LossSensitivity of(Classifier model, Batch batch, LpNorm norm) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var point = model.pullback(batch.inputs());
      var byLogits =
          point.logits().softmax(1).sub(torch.one_hot(batch.labels(), point.logits().size(1)));
      var sizes = new ArrayList<Double>();
      for (float size : Tensors.floats(norm.size(point.toInputs().apply(byLogits)))) {
        sizes.add((double) size);
      }
      return new LossSensitivity(sizes);
    }
  }
}
