package io.hauberk.privacy.train;

import io.hauberk.core.Checks;
import org.bytedeco.pytorch.Tensor;

/**
 * What is added to every component of a clipped sum.
 *
 * @param multiplier standard deviation over the clipping norm
 */
public record Noise(double multiplier, NoiseLaw law) {

  public Noise {
    Checks.positive("noise multiplier", multiplier);
  }

  /** Floating-point Gaussian noise. */
  public static Noise gaussian(double multiplier) {
    return new Noise(multiplier, NoiseLaw.GAUSSIAN);
  }

  /** Noise on a grid, exactly sampled. */
  public static Noise discreteGaussian(double multiplier) {
    return new Noise(multiplier, NoiseLaw.DISCRETE_GAUSSIAN);
  }

  Tensor noisy(Tensor sum, double sensitivity, Draws draws) {
    return law.noisy(sum, sensitivity, multiplier, draws);
  }
}
