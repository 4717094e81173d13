package io.hauberk.robust.metric;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.report.LineChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far each sample lies from the nearest example that was found: what minimal-norm attacks and
 * ladders of epsilons give. Every distance is an upper bound of the true one.
 *
 * @param values in input units and one norm: 0 for a sample that is wrong without attack, infinite
 *     for one that no attack fooled
 */
public record Distances(double[] values) {

  /** Resamples of the bootstrap; the ends of a 95 % interval then rest on 50 of them each. */
  private static final int RESAMPLES = 2000;

  public Distances {
    Checks.argument(values.length > 0, "distances", values.length, "at least one");
    values = values.clone();
    for (double value : values) {
      Checks.argument(value >= 0, "distance", value, "0 or more, infinite where none was found");
    }
    Arrays.sort(values);
  }

  /** Ascending. */
  @Override
  public double[] values() {
    return values.clone();
  }

  /** The smaller of each pair: the worst case of two attacks on the same samples, in order. */
  public static double[] worst(double[] first, double[] second) {
    Checks.argument(
        first.length == second.length, "distances", second.length, first.length + ", one a sample");
    var worst = new double[first.length];
    for (int i = 0; i < worst.length; i++) {
      worst[i] = Math.min(first[i], second[i]);
    }
    return worst;
  }

  /** Samples without an example within {@code epsilon}: the robust accuracy there, from above. */
  public Proportion robustAt(double epsilon) {
    Checks.notNegative("epsilon", epsilon);
    long standing = Arrays.stream(values).filter(value -> value > epsilon).count();
    return new Proportion(standing, values.length);
  }

  /** Half of the samples are fooled within it; infinite when half were never fooled. */
  public double median() {
    return medianOf(values);
  }

  /**
   * The percentile bootstrap of the median (Efron and Tibshirani 1993, section 13.3); samples are
   * drawn with replacement.
   */
  public Interval medianInterval(double level, Randomness randomness) {
    Interval.checkLevel(level);
    var medians = new double[RESAMPLES];
    var drawn = new double[values.length];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      var stream = randomness.stream(resample, 0);
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = values[stream.nextInt(values.length)];
      }
      Arrays.sort(drawn);
      medians[resample] = medianOf(drawn);
    }
    Arrays.sort(medians);
    int cut = (int) Math.floor((1 - level) / 2 * RESAMPLES);
    return new Interval(medians[cut], medians[RESAMPLES - 1 - cut], level);
  }

  private static double medianOf(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * Robust accuracy in percent over epsilon, with its Wilson interval, at {@code points} steps up
   * to {@code most}.
   */
  public LineChart.Series curve(String name, double most, int points) {
    Checks.positive("most", most);
    Checks.positive("points", points);
    List<LineChart.Point> line = new ArrayList<>();
    for (int i = 0; i <= points; i++) {
      double epsilon = most * i / points;
      var share = robustAt(epsilon);
      var around = share.wilson(Interval.DEFAULT_LEVEL);
      line.add(
          LineChart.Point.of(
              epsilon, 100 * share.value(), 100 * around.low(), 100 * around.high()));
    }
    return new LineChart.Series(name, line);
  }
}
