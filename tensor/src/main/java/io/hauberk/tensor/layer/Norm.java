package io.hauberk.tensor.layer;

import io.hauberk.core.Checks;
import java.util.List;

/** Normalisations: shift and scale by statistics. */
public sealed interface Norm extends Layer {

  /**
   * Per channel over the batch; in evaluation by running statistics (Ioffe and Szegedy 2015). Axis
   * 1 holds the channels.
   */
  record BatchNorm(int channels, double epsilon, double momentum) implements Norm {
    public BatchNorm {
      Checks.positive("channels", channels);
      Checks.positive("epsilon", epsilon);
      Checks.inRange("momentum", momentum, 0, 1);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.batchNorm(this);
    }
  }

  /**
   * Per sample over groups of channels (Wu and He 2018); as many groups as channels is instance
   * normalisation.
   */
  record GroupNorm(int groups, int channels, double epsilon) implements Norm {
    public GroupNorm {
      Checks.positive("groups", groups);
      Checks.argument(channels % groups == 0, "groups", groups, "a divisor of channels");
      Checks.positive("epsilon", epsilon);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.groupNorm(this);
    }
  }

  /** Per sample over the last axes, whose extents are {@code shape} (Ba et al. 2016). */
  record LayerNorm(List<Long> shape, double epsilon) implements Norm {
    public LayerNorm {
      shape = List.copyOf(shape);
      Checks.positive("epsilon", epsilon);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.layerNorm(this);
    }
  }
}
