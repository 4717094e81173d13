package io.hauberk.robust.defence;

import io.hauberk.core.Checks;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Rounds every value to one of 2^bits, evenly spread over [0, 1] (Xu et al. 2018, feature
 * squeezing, section III.A).
 *
 * @param bits 1 to 8
 */
public record BitDepth(int bits) implements InputDefence {

  public BitDepth {
    Checks.inRange("bits", bits, 1, 8);
  }

  @Override
  public Tensor apply(Tensor inputs, Draws draws) {
    InputDefence.checkImages(inputs);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var most = new Scalar((double) ((1 << bits) - 1));
      return scope.keep(inputs.detach().mul(most).round().div(most));
    }
  }

  @Override
  public String label() {
    return "bits:" + bits;
  }
}
