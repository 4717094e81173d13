package io.hauberk.privacy.mechanism;

import io.hauberk.core.Checks;
import java.math.BigInteger;

/**
 * Tells which of a stream of values lie above a threshold and pays only for those that do, with
 * {@code most} positive answers; then it refuses. The values themselves are never released.
 *
 * <p>Guarantee: epsilon-differential privacy for the whole object. Half of epsilon hides the
 * threshold, half the comparisons; the noise of the threshold is drawn once and never reset.
 *
 * <p>Source: Lyu, Su, Li, Understanding the sparse vector technique (2017), algorithm 1.
 */
public final class SparseVector {

  private final Grid grid;
  private final Ratio comparison;
  private final BigInteger noisyThreshold;
  private final Exact exact;
  private int left;

  /**
   * @param most positive answers
   * @param threshold public
   */
  public SparseVector(double sensitivity, double epsilon, int most, double threshold) {
    this(new LaplaceMechanism(sensitivity, epsilon), most, threshold, Bits.secure());
  }

  /** One grid for thresholds and values, so that rounding is in the one sensitivity. */
  SparseVector(LaplaceMechanism whole, int most, double threshold, Bits bits) {
    Checks.positive("most", most);
    Checks.finite("threshold", threshold);
    exact = new Exact(bits);
    grid = Grid.under(Math.min(whole.sensitivity(), whole.scale()));
    var unit = grid.steps(whole.sensitivity()).over(Ratio.of(whole.epsilon() / 2));
    noisyThreshold = grid.round(threshold).add(exact.laplace(unit));
    comparison = unit.times(Ratio.of(2.0 * most));
    left = most;
  }

  /**
   * Whether the value is about above the threshold.
   *
   * @throws IllegalStateException when all positive answers are used up
   */
  public synchronized boolean above(double value) {
    Checks.state(left > 0, "positive answers left", left, "at least one");
    Checks.finite("value", value);
    var noisy = grid.round(value).add(exact.laplace(comparison));
    boolean above = noisy.compareTo(noisyThreshold) >= 0;
    left -= above ? 1 : 0;
    return above;
  }
}
