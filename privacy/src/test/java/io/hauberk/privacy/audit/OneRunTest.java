package io.hauberk.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Randomness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneRunTest {

  /** All r right: (e^epsilon / (1 + e^epsilon))^r is the significance. */
  @Test
  void epsilon_allRight_isTheClosedForm() {
    double each = Math.pow(0.05, 1.0 / 40);
    assertThat(new OneRun(100, 40, 40).epsilon(0, 0.95))
        .isCloseTo(Math.log(each / (1 - each)), within(1e-6));
  }

  @Test
  void epsilon_halfRightOrNone_isZero() {
    assertThat(new OneRun(100, 100, 50).epsilon(0, 0.95)).isZero();
    assertThat(new OneRun(100, 0, 0).epsilon(0, 0.95)).isZero();
    assertThat(new OneRun(100, 4, 4).epsilon(0, 0.95)).isZero();
  }

  @Test
  void epsilon_largerDelta_isSmaller() {
    var run = new OneRun(1000, 300, 290);
    assertThat(run.epsilon(1e-3, 0.95)).isLessThan(run.epsilon(1e-6, 0.95));
    assertThat(run.epsilon(1e-6, 0.95)).isLessThan(run.epsilon(0, 0.95));
    assertThat(run.epsilon(0.5, 0.95)).isZero();
  }

  /** Randomised response at epsilon 1, of 300 canaries, at confidence 0.9. */
  @Test
  void epsilon_ofRandomisedResponse_isRarelyAbove() {
    double right = Math.E / (1 + Math.E);
    var stream = new Randomness(6).stream(0, 0);
    int above = 0;
    for (int game = 0; game < 1000; game++) {
      long correct = IntStream.range(0, 300).filter(i -> stream.nextDouble() < right).count();
      above += new OneRun(300, 300, correct).epsilon(0, 0.9) > 1 ? 1 : 0;
    }
    assertThat(above).isBetween(30, 145); // mean at most 100; six deviations of it above
  }

  /**
   * JAX-Privacy's figures (`tests/auditing_test.py`, Apache 2.0): 10,000 and 10,000 canaries at the
   * quantiles of N(shift, 1) and N(0, 1), significance 0.05, delta 1e-6; the best of all thresholds
   * on the convex hull, the significance shared out among them.
   */
  @ParameterizedTest
  @CsvSource({"1,1.13346", "2,2.311945", "4,4.395568"})
  void epsilon_ofNormalScores_isJaxPrivacys(double shift, double published) {
    var points = hull(counts(shift));
    double confidence = 1 - 0.05 / points.size();
    points.sort(Comparator.comparingDouble(OneRunTest::promise).reversed());
    double best = 0;
    for (var point : points) {
      var run = run(point);
      if (run.pValue(best, 0) <= 1 - confidence && run.pValue(best, 1e-6) <= 1 - confidence) {
        best = run.epsilon(1e-6, confidence);
      }
    }
    assertThat(best).isCloseTo(published, within(1e-5 * published));
  }

  private static final int N = 10_000;

  private static OneRun run(long[] point) {
    return new OneRun(2 * N, 2 * N - point[0] - point[1], N - point[0]);
  }

  /** The share of right guesses, less some four deviations: the best bounds come first. */
  private static double promise(long[] point) {
    var run = run(point);
    double right = (run.correct() + 1.0) / (run.guesses() + 2.0);
    return right - 4 * Math.sqrt(right * (1 - right) / (run.guesses() + 1));
  }

  /** Below each threshold: canaries that were in, and out. */
  private static List<long[]> counts(double shift) {
    var normal = new NormalDistribution(0, 1);
    var out =
        IntStream.range(0, N)
            .mapToDouble(i -> normal.inverseCumulativeProbability((i + 0.5) / N))
            .toArray();
    var points = new ArrayList<long[]>();
    int in = 0;
    int outs = 0;
    while (in < N || outs < N) {
      points.add(new long[] {in, outs});
      double nextIn = at(out, in) + shift;
      double nextOut = at(out, outs);
      in += nextIn <= nextOut ? 1 : 0;
      outs += nextOut <= nextIn ? 1 : 0;
    }
    points.add(new long[] {N, N});
    return points;
  }

  private static double at(double[] sorted, int place) {
    return place < sorted.length ? sorted[place] : Double.POSITIVE_INFINITY;
  }

  /** Without points on or below the line between two others, outs over ins. */
  private static List<long[]> hull(List<long[]> points) {
    var hull = new ArrayList<long[]>();
    for (var c : points) {
      while (hull.size() > 1) {
        var a = hull.get(hull.size() - 2);
        var b = hull.get(hull.size() - 1);
        if ((b[1] - a[1]) * (c[0] - b[0]) > (c[1] - b[1]) * (b[0] - a[0])) {
          break;
        }
        hull.remove(hull.size() - 1);
      }
      hull.add(c);
    }
    return hull;
  }

  @Test
  void play_highestAndLowest_areCounted() {
    var scores = new double[] {5, 1, 4, 2, 3, 0};
    var in = new boolean[] {true, true, false, false, true, false};
    assertThat(new GuessRule(2, 2).play(scores, in)).isEqualTo(new OneRun(6, 4, 2));
    assertThat(new GuessRule(1, 0).play(scores, in)).isEqualTo(new OneRun(6, 1, 1));
    assertThatThrownBy(() -> new GuessRule(4, 3).play(scores, in))
        .hasMessage("guesses: 7 (expected: at most 6)");
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "5,6,5", "5,5,6", "5,-1,0", "5,3,-1"})
  void oneRun_impossibleCounts_areRefused(long canaries, long guesses, long correct) {
    assertThatThrownBy(() -> new OneRun(canaries, guesses, correct))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
