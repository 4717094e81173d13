package io.hauberk.privacy.mechanism;

import io.hauberk.core.Checks;

/**
 * Laplace noise for a real value, drawn as discrete Laplace noise on a grid.
 *
 * <p>Guarantee: epsilon-differential privacy, exactly, when neighbours move the value by at most
 * {@code sensitivity}. Repeated releases add up: spend from the ledger first.
 *
 * <p>Source: Dwork et al. 2006; Canonne, Kamath, Steinke 2020, algorithm 2.
 *
 * @param sensitivity in the value's units
 */
public record LaplaceMechanism(double sensitivity, double epsilon) {

  public LaplaceMechanism {
    Checks.positive("sensitivity", sensitivity);
    Checks.positive("epsilon", epsilon);
    Checks.positive("sensitivity/epsilon", sensitivity / epsilon);
  }

  /** Mean absolute size of the noise, in the value's units. */
  public double scale() {
    return sensitivity / epsilon;
  }

  /** All outputs are multiples of this power of two. */
  public double granularity() {
    return grid().step();
  }

  /** The value with noise. */
  public double release(double value) {
    return release(value, Bits.secure());
  }

  double release(double value, Bits bits) {
    Checks.finite("value", value);
    var grid = grid();
    var scale = grid.steps(sensitivity).over(Ratio.of(epsilon));
    return grid.value(grid.round(value).add(new Exact(bits).laplace(scale)));
  }

  private Grid grid() {
    return Grid.under(Math.min(sensitivity, scale()));
  }
}
