package io.hauberk.robust.defence;

import io.hauberk.core.Checks;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Spatial smoothing: every value becomes the median of the square around it, edges repeated
 * outwards (Xu et al. 2018, feature squeezing, section III.B).
 *
 * <p>Gradients go back through the mean of the same square: the median's own derivative sees one
 * value of each square only.
 *
 * @param size of the square's side, odd, 3 to 11
 */
public record MedianFilter(int size) implements InputDefence {

  public MedianFilter {
    Checks.argument(
        size % 2 == 1 && size >= 3 && size <= 11, "median", size, "an odd size from 3 to 11");
  }

  @Override
  public Tensor apply(Tensor inputs, Draws draws) {
    InputDefence.checkImages(inputs);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      long reach = size / 2;
      var padded = torch.replication_pad2d(inputs.detach(), reach, reach, reach, reach);
      var windows = padded.unfold(2, size, 1).unfold(3, size, 1).flatten(4, 5);
      return scope.keep(windows.median(4, false).get0().clone());
    }
  }

  @Override
  public Tensor back(Tensor byOutputs) {
    return torch.avg_pool2d(
        byOutputs,
        new long[] {size, size},
        new long[] {1, 1},
        new long[] {size / 2, size / 2},
        false,
        true,
        new LongOptional());
  }

  @Override
  public String approximation() {
    return "the mean of the square";
  }

  @Override
  public String label() {
    return "median:" + size;
  }
}
