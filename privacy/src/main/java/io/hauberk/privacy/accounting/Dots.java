package io.hauberk.privacy.accounting;

import io.hauberk.core.Checks;

/**
 * Puts a pair's loss distribution on a grid.
 *
 * <p>Upwards: connect-the-dots (Doroshenko, Ghazi, Kamath, Kumar, Manurangsi, Connect the dots,
 * 2022): the mass of a cell goes to its two ends so that its masses under P and under Q both stay.
 * Here from the cells' masses instead of second differences of delta, which keeps their digits.
 *
 * <p>Downwards: cells around the grid points are merged, which is post-processing, with so much of
 * the next cell that the loss falls on the grid point; what cannot be merged is rounded down.
 */
final class Dots {

  /** 128 MiB a distribution: beyond this take a coarser grid. */
  static final int MAX_CELLS = 1 << 24;

  private Dots() {}

  static LossMasses connect(LossPair pair, double step) {
    var cells = pair.cells(grid(pair, step, 0));
    int n = cells.grid().cells();
    var remove = new double[n + 1];
    var add = new double[n + 1];
    double width = -Math.expm1(-step);
    for (int i = 0; i < n; i++) {
      double p = cells.p()[i];
      double q = cells.q()[i];
      double up = clamp((p - Math.exp(cells.grid().bound(i)) * q) / width, p);
      remove[i] += p - up;
      remove[i + 1] += up;
      double upReversed = clamp((q - Math.exp(-cells.grid().bound(i + 1)) * p) / width, q);
      add[n - i - 1] += q - upReversed;
      add[n - i] += upReversed;
    }
    int first = cells.grid().first();
    return new LossMasses(
        new LossDistribution(Estimate.PESSIMISTIC, step, first, remove, LossPair.TAIL),
        new LossDistribution(Estimate.PESSIMISTIC, step, -(first + n), add, LossPair.TAIL));
  }

  static LossMasses merge(LossPair pair, double step) {
    var cells = pair.cells(grid(pair, step, -0.5));
    int first = cells.grid().first();
    int n = cells.grid().cells();
    var remove = merged(cells.p().clone(), cells.q().clone(), first, step);
    var add = merged(reversed(cells.q()), reversed(cells.p()), -(first + n - 1), step);
    return new LossMasses(
        new LossDistribution(Estimate.OPTIMISTIC, step, first - 1, remove, 0),
        new LossDistribution(Estimate.OPTIMISTIC, step, -(first + n), add, 0));
  }

  /** Index 0 of the result is one grid point below {@code first}. */
  private static double[] merged(double[] p, double[] q, int first, double step) {
    var masses = new double[p.length + 1];
    for (int i = 0; i < p.length; i++) {
      double ratio = Math.exp((first + i) * step);
      double missing = ratio * q[i] - p[i];
      boolean last = i + 1 == p.length;
      double surplus = last ? 0 : p[i + 1] - ratio * q[i + 1];
      double share = missing > 0 ? share(missing, surplus) : 0;
      if (share < 0) {
        masses[i] += p[i];
        continue;
      }
      masses[i + 1] += p[i];
      if (share > 0) {
        masses[i + 1] += share * p[i + 1];
        p[i + 1] *= 1 - share;
        q[i + 1] *= 1 - share;
      }
    }
    return masses;
  }

  /** How much of the next cell lifts this one onto its grid point; negative when none does. */
  private static double share(double missing, double surplus) {
    return surplus > 0 && missing <= surplus ? missing / surplus : -1;
  }

  private static LossGrid grid(LossPair pair, double step, double shift) {
    double first = Math.floor(pair.lowest() / step) - 1;
    double last = Math.ceil(pair.highest() / step) + 2;
    Checks.argument(
        last - first < MAX_CELLS,
        "grid",
        step,
        "coarser: the loss reaches from " + pair.lowest() + " to " + pair.highest());
    return new LossGrid(step, (int) first, (int) (last - first), shift);
  }

  private static double clamp(double mass, double most) {
    return Math.max(0, Math.min(mass, most));
  }

  private static double[] reversed(double[] values) {
    var result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[values.length - 1 - i];
    }
    return result;
  }
}
