package io.hauberk.robust.metric;

import io.hauberk.core.Checks;
import java.util.Arrays;

/**
 * The reverse Weibull distribution, which the largest of many bounded draws tends to: P(X &lt;= x)
 * = exp(-((a - x) / s)^c) up to its end a.
 */
final class ReverseWeibull {

  /** Where the end is sought beyond the largest draw, in parts of the draws' spread. */
  private static final double NEAREST = 1e-4;

  private static final double FARTHEST = 100;
  private static final int GRID = 120;
  private static final int HALVINGS = 100;
  private static final int REFINEMENTS = 80;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** Below a shape of 1 the likelihood has no bound. */
  private static final double LEAST_SHAPE = 1;

  private static final double MOST_SHAPE = 1e4;

  /** Spread that is float rounding. */
  private static final double SAME = 1e-6;

  private final double[] draws;
  private final double largest;
  private final double spread;

  ReverseWeibull(double[] draws) {
    Checks.argument(draws.length > 1, "draws", draws.length, "at least two");
    this.draws = draws.clone();
    largest = Arrays.stream(draws).max().orElseThrow();
    spread = largest - Arrays.stream(draws).min().orElseThrow();
  }

  /** The end a of greatest likelihood, shape and scale being free. */
  double location() {
    if (spread <= SAME * Math.abs(largest)) {
      return largest;
    }
    double low = Math.log(NEAREST);
    double step = (Math.log(FARTHEST) - low) / GRID;
    int best = 0;
    for (int i = 1; i <= GRID; i++) {
      best = at(low + i * step) > at(low + best * step) ? i : best;
    }
    return largest + spread * Math.exp(refine(low + (best - 1) * step, low + (best + 1) * step));
  }

  /** Golden section between two logarithms of (a - largest) / spread. */
  private double refine(double from, double to) {
    double low = from;
    double high = Math.min(to, Math.log(FARTHEST));
    for (int i = 0; i < REFINEMENTS; i++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (at(left) < at(right)) {
        low = left;
      } else {
        high = right;
      }
    }
    return (low + high) / 2;
  }

  /** Log likelihood with the best shape and scale for that end. */
  private double at(double logBeyond) {
    double end = largest + spread * Math.exp(logBeyond);
    var logs = new double[draws.length];
    double sum = 0;
    for (int i = 0; i < draws.length; i++) {
      logs[i] = Math.log((end - draws[i]) / spread);
      sum += logs[i];
    }
    double shape = shape(logs, sum / logs.length);
    double power = 0;
    for (double one : logs) {
      power += Math.exp(shape * one);
    }
    int n = draws.length;
    return n * Math.log(shape) - n * Math.log(power / n) + (shape - 1) * sum;
  }

  /** The root of sum y^c ln y / sum y^c - 1 / c - mean ln y, which grows with c. */
  private static double shape(double[] logs, double mean) {
    double top = Arrays.stream(logs).max().orElseThrow();
    double low = LEAST_SHAPE;
    double high = MOST_SHAPE;
    for (int i = 0; i < HALVINGS; i++) {
      double c = (low + high) / 2;
      double powers = 0;
      double weighted = 0;
      for (double one : logs) {
        double power = Math.exp(c * (one - top));
        powers += power;
        weighted += power * one;
      }
      if (weighted / powers - 1 / c - mean < 0) {
        low = c;
      } else {
        high = c;
      }
    }
    return (low + high) / 2;
  }
}
