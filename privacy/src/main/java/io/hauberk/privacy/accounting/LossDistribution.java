package io.hauberk.privacy.accounting;

import java.util.Arrays;

/**
 * The privacy loss on a grid: mass {@code masses[i]} at loss {@code (lowest + i) * step}, and
 * {@code infinite} beyond all losses. In an optimistic estimate {@code infinite} may be negative:
 * it then stands for what rounding may have added elsewhere.
 */
final class LossDistribution {

  private final Estimate estimate;
  private final double step;
  private final int lowest;
  private final double[] masses;
  private final double infinite;

  LossDistribution(Estimate estimate, double step, int lowest, double[] masses, double infinite) {
    this.estimate = estimate;
    this.step = step;
    this.lowest = lowest;
    this.masses = masses;
    this.infinite = infinite;
  }

  /** Losses add up: the distribution of both mechanisms on the same data. */
  LossDistribution compose(LossDistribution other) {
    int size = masses.length + other.masses.length - 1;
    var product = Convolution.product(masses, other.masses, size);
    double error = Convolution.allowance(2, product.length);
    double lost = infinite + other.infinite - infinite * other.infinite;
    return new LossDistribution(
            estimate, step, lowest + other.lowest, product, lost + estimate.slack(error))
        .trimmed(TAIL);
  }

  /** The distribution of {@code count} runs. */
  LossDistribution selfCompose(long count) {
    if (count == 1) {
      return this;
    }
    var base = trimmed(TAIL / count);
    var window = Window.of(base.masses, base.lowest, count);
    var power = Convolution.power(base.masses, base.lowest, count, window);
    double error = 2 * Window.TAIL + Convolution.allowance(count, power.length);
    double lost = -Math.expm1(count * Math.log1p(-base.infinite));
    return new LossDistribution(
            estimate, step, window.lowest(), power, lost + estimate.slack(error))
        .trimmed(TAIL);
  }

  /** Hockey-stick divergence: the least delta at this epsilon. */
  double delta(double epsilon) {
    double delta = infinite;
    for (int i = masses.length - 1; i >= 0 && loss(i) > epsilon; i--) {
      delta -= masses[i] * Math.expm1(epsilon - loss(i));
    }
    return Math.max(0, Math.min(1, delta));
  }

  /** The least epsilon, at least 0, at this delta; infinite when none is. */
  double epsilon(double delta) {
    if (infinite > delta) {
      return Double.POSITIVE_INFINITY;
    }
    double above = infinite;
    double scaled = 0;
    for (int i = masses.length - 1; i >= 0; i--) {
      if (above > delta && Math.log((above - delta) / scaled) >= loss(i)) {
        break;
      }
      if (loss(i) < 0) {
        break;
      }
      above += masses[i];
      scaled += masses[i] * Math.exp(-loss(i));
    }
    return above > delta ? Math.max(0, Math.log((above - delta) / scaled)) : 0;
  }

  /** Without tails of at most {@code tail} each; what they held goes to the estimate's side. */
  private LossDistribution trimmed(double tail) {
    int low = 0;
    double below = 0;
    while (low < masses.length - 1 && below + masses[low] <= tail) {
      below += masses[low++];
    }
    int high = masses.length - 1;
    double above = 0;
    while (high > low && above + masses[high] <= tail) {
      above += masses[high--];
    }
    var kept = Arrays.copyOfRange(masses, low, high + 1);
    kept[0] += estimate.atBottom(below);
    kept[kept.length - 1] += estimate.atTop(above);
    return new LossDistribution(
        estimate, step, lowest + low, kept, infinite + estimate.beyond(above));
  }

  private double loss(int i) {
    return (lowest + i) * step;
  }

  int size() {
    return masses.length;
  }

  double mass(int index) {
    int i = index - lowest;
    return i >= 0 && i < masses.length ? masses[i] : 0;
  }

  double infinite() {
    return infinite;
  }

  /** Far below any delta worth promising. */
  private static final double TAIL = 1e-16;
}
