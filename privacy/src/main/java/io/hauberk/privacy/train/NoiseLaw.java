package io.hauberk.privacy.train;

import io.hauberk.privacy.mechanism.GaussianMechanism;
import io.hauberk.tensor.Tensors;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The distribution of the noise. */
public enum NoiseLaw {

  /**
   * Gaussian noise in floating point, drawn from 53 secure bits or more each. The guarantee is that
   * of real numbers: that the low bits of floating-point sums tell nothing is not proved (Mironov
   * 2012).
   */
  GAUSSIAN {
    @Override
    Tensor noisy(Tensor sum, double sensitivity, double multiplier, Draws draws) {
      return normal(sum.numel(), sensitivity * multiplier, draws).add_(sum);
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

  /** Numbers made at a time, so that they stay in the cache. */
  private static final int BLOCK = 1 << 13;

  /**
   * @param sum float32 [parameters]
   */
  abstract Tensor noisy(Tensor sum, double sensitivity, double multiplier, Draws draws);

  /** Normal around 0, float32 [count]. */
  static Tensor normal(long count, double deviation, Draws draws) {
    var normals = new Ziggurat(draws);
    var tensor = torch.empty(count);
    var target = new FloatPointer(tensor.data_ptr());
    var block = new float[(int) Math.min(BLOCK, count)];
    for (long from = 0; from < count; from += block.length) {
      int length = (int) Math.min(block.length, count - from);
      for (int i = 0; i < length; i++) {
        block[i] = (float) (deviation * normals.next());
      }
      target.position(from).put(block, 0, length);
    }
    return tensor;
  }
}
