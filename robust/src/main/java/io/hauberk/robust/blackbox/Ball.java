package io.hauberk.robust.blackbox;

import io.hauberk.core.Checks;
import io.hauberk.robust.Budget;
import io.hauberk.robust.LpNorm;

/**
 * How far an attack by scores may move an input. There is no default.
 *
 * @param metric {@link Metric#L2} or {@link Metric#LINF}
 * @param epsilon radius, in input units
 */
public record Ball(Metric metric, double epsilon) {

  /** Rounding to float32 is no way out. */
  private static final double ROUNDING = 1e-5;

  public Ball {
    Checks.argument(metric != Metric.L0, "metric", metric, "L2 or LINF");
    Checks.positive("epsilon", epsilon);
  }

  /** The same for attacks that follow gradients. */
  public Budget budget() {
    return new Budget(metric == Metric.L2 ? LpNorm.L2 : LpNorm.LINF, epsilon);
  }

  boolean holds(float[] input, float[] candidate) {
    return metric.distance(input, candidate) <= epsilon * (1 + ROUNDING);
  }

  /** The nearest point to {@code moved} along the metric's way that the ball holds. */
  float[] nearest(float[] input, float[] moved) {
    double away = metric.distance(input, moved);
    return away <= epsilon ? moved : metric.towards(input, moved, epsilon / away);
  }

  /** Where a linear loss rises fastest: of length one in L2, of signs in Linf. */
  float[] steepest(float[] gradient) {
    return metric == Metric.LINF ? Vectors.sign(gradient) : Vectors.unit(gradient.clone());
  }
}
