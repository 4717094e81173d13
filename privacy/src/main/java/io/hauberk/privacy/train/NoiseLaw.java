package io.hauberk.privacy.train;

import io.hauberk.privacy.mechanism.GaussianMechanism;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The distribution of the noise. */
public enum NoiseLaw {

  /**
   * Gaussian noise in floating point, drawn in double precision from secure bits. The guarantee is
   * that of real numbers: that the low bits of floating-point sums tell nothing is not proved
   * (Mironov 2012).
   */
  GAUSSIAN {
    @Override
    Tensor noisy(Tensor sum, double sensitivity, double multiplier, Draws draws) {
      return sum.add(
          normal(sum.numel(), draws).to(sum.scalar_type()), deviation(sensitivity, multiplier));
    }
  },

  /**
   * Discrete Gaussian noise on a grid, exactly sampled ({@link GaussianMechanism}): nothing leaks
   * through low bits. Some microseconds for each weight and step. Its draws are always secure.
   */
  DISCRETE_GAUSSIAN {
    @Override
    Tensor noisy(Tensor sum, double sensitivity, double multiplier, Draws draws) {
      var values = Tensors.floats(sum);
      var exact = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        exact[i] = values[i];
      }
      var released = new GaussianMechanism(sensitivity, sensitivity * multiplier).release(exact);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) released[i];
      }
      return Tensors.of(values, values.length);
    }
  };

  private static final double UNIT = 0x1p-53;

  /**
   * @param sum float32 [parameters]
   */
  abstract Tensor noisy(Tensor sum, double sensitivity, double multiplier, Draws draws);

  private static Scalar deviation(double sensitivity, double multiplier) {
    return new Scalar(sensitivity * multiplier);
  }

  /** Standard normal, float64 [count]: Box and Muller 1958, from 53 bits each. */
  static Tensor normal(long count, Draws draws) {
    int pairs = Math.toIntExact((count + 1) / 2);
    var radius = uniform(pairs, draws).log_().mul_(new Scalar(-2)).sqrt_();
    var angle = uniform(pairs, draws).mul_(new Scalar(2 * Math.PI));
    var both = new TensorVector(radius.mul(angle.cos()), radius.mul(angle.sin()));
    return torch.cat(both, 0).narrow(0, 0, count);
  }

  /** In (0, 1]. */
  private static Tensor uniform(int count, Draws draws) {
    var bits = new long[count];
    for (int i = 0; i < count; i++) {
      bits[i] = draws.next53() + 1;
    }
    return Tensors.of(bits, count).to(ScalarType.Double).mul_(new Scalar(UNIT));
  }
}
