package io.hauberk.robust.whitebox;

import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Bisects the line from the input to the example found. Cost: a forward pass a round. */
final class Polish {

  /** A thousandth of the line. */
  private static final int ROUNDS = 10;

  /** Ten forward passes cost about as much as five steps, forward and backward. */
  private static final int WORTH = 5;

  private Polish() {}

  /** The steps that leave room for bisection, so that both cost {@code steps} together. */
  static int stepsBefore(int steps) {
    return Math.max(Math.min(steps, WORTH), steps - WORTH);
  }

  /**
   * Draws the examples of {@code nearest} towards {@code inputs}, where they still fool.
   *
   * @param reaches tells of logits which samples [n] they are enough for
   */
  static void line(
      Classifier model, Tensor inputs, UnaryOperator<Tensor> reaches, Nearest nearest) {
    try (var scope = TensorScope.open()) {
      var offset = nearest.examples().sub(inputs);
      var low = torch.zeros_like(nearest.sizes());
      var high = torch.ones_like(low);
      for (int round = 0; round < ROUNDS; round++) {
        try (var inner = TensorScope.open()) {
          var middle = low.add(high).mul(new Scalar(0.5));
          var x = offset.mul(Distance.perSample(middle, offset)).add_(inputs);
          x.clamp_(Tensors.optional(0), Tensors.optional(1));
          var reached = reaches.apply(model.logits(x));
          nearest.offer(x, reached.logical_and(nearest.found()));
          high.copy_(torch.where(reached, middle, high));
          low.copy_(torch.where(reached, low, middle));
        }
      }
    }
  }
}
