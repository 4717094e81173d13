package io.hauberk.privacy.train;

import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Weights;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;

/**
 * The exponential running mean of weights, with a decay that grows to its height over the first
 * steps: min(decay, (1 + t) / (10 + t)) (De et al. 2022, section 3.3).
 */
final class WeightAverage implements AutoCloseable {

  private static final double WARM_UP = 10;

  private final Model model;
  private final Weights mean;
  private final double decay;

  WeightAverage(Model model, double decay) {
    this.model = model;
    this.mean = model.weights().copy();
    this.decay = decay;
  }

  /**
   * Takes the model's weights in.
   *
   * @param step counts from 1
   */
  void add(long step) {
    double kept = Math.min(decay, (1.0 + step) / (WARM_UP + step));
    try (var guard = new NoGradGuard()) {
      for (var name : model.learned()) {
        mean.get(name).lerp_(model.weights().get(name), new Scalar(1 - kept));
      }
    }
  }

  Weights weights() {
    return mean;
  }

  @Override
  public void close() {
    mean.close();
  }
}
