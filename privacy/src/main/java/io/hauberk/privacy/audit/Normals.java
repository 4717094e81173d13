package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import java.util.Arrays;

/** One normal distribution a sample, of what shadow models say of it. */
final class Normals {

  /** With fewer models of a kind for a sample, all samples share one deviation. */
  private static final int ENOUGH = 32;

  /** Of models that agree to the last digit. */
  private static final double SMALLEST = 1e-6;

  private final double[] means;
  private final double[] deviations;

  private Normals(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /** A function of a number and its sample. */
  @FunctionalInterface
  interface Score {
    double of(double x, int sample);
  }

  static double[] each(double[] target, ShadowConfidences shadows, Score score) {
    Checks.argument(
        target.length == shadows.samples(),
        "target's confidences",
        target.length,
        shadows.samples() + ", one a sample");
    var scores = new double[target.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score.of(target[i], i);
    }
    return scores;
  }

  /** Of the models that were trained on each sample, or of those that were not. */
  static Normals fit(ShadowConfidences shadows, boolean member) {
    int n = shadows.samples();
    var means = new double[n];
    var squares = new double[n];
    var degrees = new long[n];
    for (int i = 0; i < n; i++) {
      var values = shadows.of(i, member);
      Checks.argument(
          values.length > 0,
          "shadow models " + (member ? "with" : "without") + " sample " + i,
          0,
          "1 or more");
      double mean = Arrays.stream(values).average().orElse(0);
      means[i] = mean;
      squares[i] = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
      degrees[i] = values.length - 1L;
    }
    return new Normals(means, deviations(squares, degrees));
  }

  private static double[] deviations(double[] squares, long[] degrees) {
    var deviations = new double[squares.length];
    if (Arrays.stream(degrees).min().orElse(0) >= ENOUGH - 1) {
      Arrays.setAll(deviations, i -> deviation(squares[i], degrees[i]));
    } else {
      double all = Arrays.stream(squares).sum();
      Arrays.fill(deviations, deviation(all, Arrays.stream(degrees).sum()));
    }
    return deviations;
  }

  /** 1 where no sample has two models: the means alone decide then. */
  private static double deviation(double squares, long degrees) {
    return degrees == 0 ? 1 : Math.max(SMALLEST, Math.sqrt(squares / degrees));
  }

  double deviations(double x, int sample) {
    return (x - means[sample]) / deviations[sample];
  }

  /** Without the constant. */
  double logDensity(double x, int sample) {
    double z = deviations(x, sample);
    return -z * z / 2 - Math.log(deviations[sample]);
  }
}
