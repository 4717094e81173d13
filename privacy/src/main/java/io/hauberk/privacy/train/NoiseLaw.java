package io.hauberk.privacy.train;

import io.hauberk.privacy.mechanism.GaussianMechanism;
import io.hauberk.tensor.Tensors;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;

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
      return addNormal(sum, sensitivity * multiplier, draws);
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

  /** Numbers seen as one buffer of Java's, whose length is an int. */
  private static final int CHUNK = 1 << 18;

  /**
   * @param sum float32 [parameters]; it may be overwritten
   */
  abstract Tensor noisy(Tensor sum, double sensitivity, double multiplier, Draws draws);

  /** Normal numbers around 0 are added in place. */
  static Tensor addNormal(Tensor sum, double deviation, Draws draws) {
    var normals = new Ziggurat(draws);
    var noisy = sum.contiguous();
    var target = new FloatPointer(noisy.data_ptr());
    for (long from = 0; from < noisy.numel(); from += CHUNK) {
      long to = Math.min(noisy.numel(), from + CHUNK);
      normals.addTo(target.position(from).limit(to).asBuffer(), deviation);
    }
    return noisy;
  }
}
