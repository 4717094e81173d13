package io.hauberk.tensor.layer;

import io.hauberk.core.Checks;
import java.util.List;

/** Pooling over windows or whole planes of [n, c, h, w]. */
public sealed interface Pool extends Layer {

  /** The largest value in each window. */
  record MaxPool2d(Window window, boolean ceilMode) implements Pool {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.maxPool2d(this);
    }
  }

  /** The mean of each window; with {@code countPadding} zeros of the padding count too. */
  record AvgPool2d(Window window, boolean ceilMode, boolean countPadding) implements Pool {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.avgPool2d(this);
    }
  }

  /** The mean of each plane, shape [n, c, 1, 1]. */
  record GlobalAvgPool() implements Pool {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.globalAvgPool(this);
    }
  }

  /** The mean along axes, none of them the batch. */
  record Mean(List<Long> axes, boolean keepAxes) implements Pool {
    public Mean {
      axes = List.copyOf(axes);
      Checks.argument(
          axes.stream().allMatch(a -> a > 0), "axes", axes, "positive, axis 0 being the batch");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mean(this);
    }
  }
}
