package io.hauberk.privacy.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.distribution.LaplaceDistribution;
import org.junit.jupiter.api.Test;

/**
 * The noise of released figures against the law it is calibrated to, by the
 * Dvoretzky-Kiefer-Wolfowitz-Massart bound at 1e-8: four comparisons give a false alarm with
 * probability below 1e-7. The generator is the secure one.
 */
class ReleaseNoiseTest {

  private static final int N = 10_000;
  private static final double BOUND = Math.sqrt(Math.log(2e8) / (2.0 * N));

  @Test
  void sum_ofNothing_isLaplaceOfTheFartherBound() {
    var sum = new Sum(new Bounds(-1, 5));
    assertFollows(
        () -> sum.release(new long[1], 2, 0.5).get(0), new LaplaceDistribution(0, 2 * 5 / 0.5));
  }

  /** With n rows at the low end the mean's noise is that of the other cell, over about n. */
  @Test
  void mean_ofMany_isLaplaceOfWidthOverCount() {
    long n = 1_000_000;
    var mean = new Mean(new Bounds(0, 1000));
    double place = 0.5;
    long high = (long) (place * n * Aggregate.ONE);
    var cells = new long[] {n * Aggregate.ONE - high, high};
    var draws = new double[N];
    Arrays.setAll(draws, i -> mean.release(cells, 1, 0.1).get(0) - 500);
    double deviation = Math.sqrt(Arrays.stream(draws).map(x -> x * x).average().orElseThrow());
    double expected = 1000 / (n * 0.1) * Math.sqrt(2 * (0.25 + 0.25));
    assertThat(deviation / expected).isBetween(0.9, 1.1);
  }

  @Test
  void histogram_cells_areLaplaceEach() {
    var histogram = new Histogram(new Bounds(0, 1), 3);
    assertFollows(
        () -> histogram.release(new long[3], 1, 0.02).get(2), new LaplaceDistribution(0, 50));
  }

  private static void assertFollows(DoubleSupplier draw, LaplaceDistribution law) {
    var draws = new double[N];
    Arrays.setAll(draws, i -> draw.getAsDouble());
    Arrays.sort(draws);
    double distance = 0;
    for (int i = 0; i < N; i++) {
      double expected = law.cumulativeProbability(draws[i]);
      distance = Math.max(distance, Math.abs(expected - (i + 0.5) / N) - 0.5 / N);
    }
    // counts are whole: a scale of 50 steps adds 1/100 to the distance at most
    assertThat(distance).isLessThan(BOUND + 0.01);
  }
}
