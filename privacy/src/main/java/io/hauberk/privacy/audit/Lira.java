package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import java.util.Arrays;

/**
 * The likelihood ratio attack: is what the target says of a sample rather what models trained on it
 * say, or the others? Normal distributions are fitted to both.
 *
 * <p>Source: Carlini et al., Membership inference attacks from first principles (2022), algorithm 1
 * (online) and section IV-D (offline).
 */
@FunctionalInterface
public interface Lira {

  /**
   * @param target what the target says of each sample of the shadows' pool
   * @return one score a sample, larger for members
   * @throws IllegalArgumentException when a sample lacks a model of a kind that is needed
   */
  double[] scores(ShadowConfidences shadows, double[] target);

  /** Needs models with and without each sample: trained after the samples are known. */
  static Lira online() {
    return new Online();
  }

  /** Needs models without the samples alone: trained once and for all. */
  static Lira offline() {
    return new Offline();
  }

  /** log N(x; in) - log N(x; out). */
  record Online() implements Lira {

    @Override
    public double[] scores(ShadowConfidences shadows, double[] target) {
      var in = Normals.fit(shadows, true);
      var out = Normals.fit(shadows, false);
      return Normals.each(target, shadows, (x, i) -> in.logDensity(x, i) - out.logDensity(x, i));
    }
  }

  /** How many deviations above models without it: monotone in the paper's 1 - P[N(out) > x]. */
  record Offline() implements Lira {

    @Override
    public double[] scores(ShadowConfidences shadows, double[] target) {
      var out = Normals.fit(shadows, false);
      return Normals.each(target, shadows, out::deviations);
    }
  }

  /** One normal distribution a sample. */
  record Normals(double[] means, double[] deviations) {

    /** With fewer models of a kind for a sample, all samples share one deviation. */
    private static final int ENOUGH = 32;

    /** Of models that agree to the last digit. */
    private static final double SMALLEST = 1e-6;

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

    static Normals fit(ShadowConfidences shadows, boolean member) {
      int n = shadows.samples();
      var means = new double[n];
      var squares = new double[n];
      long degrees = 0;
      int fewest = Integer.MAX_VALUE;
      for (int i = 0; i < n; i++) {
        var values = shadows.of(i, member);
        Checks.argument(
            values.length > 0,
            "shadow models " + (member ? "with" : "without") + " sample " + i,
            0,
            "1 or more");
        means[i] = mean(values);
        squares[i] = squares(values, means[i]);
        degrees += values.length - 1;
        fewest = Math.min(fewest, values.length);
      }
      return new Normals(
          means, fewest >= ENOUGH ? own(shadows, member, squares) : shared(squares, degrees));
    }

    private static double[] own(ShadowConfidences shadows, boolean member, double[] squares) {
      var deviations = new double[squares.length];
      for (int i = 0; i < deviations.length; i++) {
        deviations[i] = deviation(squares[i], shadows.of(i, member).length - 1L);
      }
      return deviations;
    }

    private static double[] shared(double[] squares, long degrees) {
      double sum = 0;
      for (double each : squares) {
        sum += each;
      }
      var deviations = new double[squares.length];
      Arrays.fill(deviations, degrees == 0 ? 1 : deviation(sum, degrees));
      return deviations;
    }

    private static double deviation(double squares, long degrees) {
      return Math.max(SMALLEST, Math.sqrt(squares / degrees));
    }

    private static double mean(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / values.length;
    }

    private static double squares(double[] values, double mean) {
      double sum = 0;
      for (double value : values) {
        sum += (value - mean) * (value - mean);
      }
      return sum;
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
}
