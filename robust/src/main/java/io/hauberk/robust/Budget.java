package io.hauberk.robust;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * The threat model: how far an attacker may move an input. There is no default.
 *
 * @param epsilon radius of the ball, in input units ([0, 1] images: 8/255 = 0.0314)
 */
public record Budget(LpNorm norm, double epsilon) {

  public Budget {
    Checks.positive("epsilon", epsilon);
  }

  public Budget withEpsilon(double newEpsilon) {
    return new Budget(norm, newEpsilon);
  }

  /**
   * The nearest point to {@code moved} that is in the ball around {@code inputs}, then in [0, 1].
   */
  public Tensor nearest(Tensor inputs, Tensor moved) {
    var inBall = norm.project(moved.sub(inputs), epsilon).add_(inputs);
    return inBall.clamp_(Tensors.optional(0), Tensors.optional(1));
  }
}
