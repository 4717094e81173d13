package io.hauberk.privacy.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Randomness;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With a vast epsilon the figures are exact; with any epsilon one row moves cells by what is
 * claimed.
 */
class AggregateTest {

  private static final Bounds BOUNDS = new Bounds(-10, 90);
  private static final double VAST = 1e6;

  static List<Aggregate> all() {
    return List.of(
        new Count(),
        new Sum(BOUNDS),
        new Mean(BOUNDS),
        new Variance(BOUNDS),
        new Histogram(BOUNDS, 7));
  }

  @ParameterizedTest
  @MethodSource("all")
  void add_anyRow_movesCellsByAtMostTheSensitivity(Aggregate aggregate) {
    double most =
        aggregate instanceof Count || aggregate instanceof Histogram
            ? 1
            : aggregate instanceof Sum ? 0x1p32 : Aggregate.ONE;
    var stream = new Randomness(3).stream(0, 0);
    var odd =
        DoubleStream.of(-10, 90, 40, -1e300, 1e300, Math.nextUp(-10.0), Math.nextDown(90.0), 0);
    var uniform = DoubleStream.generate(() -> stream.nextDouble() * 140 - 30).limit(2000);
    DoubleStream.concat(odd, uniform)
        .forEach(
            value -> {
              var cells = new long[aggregate.cells()];
              aggregate.add(value, cells);
              double moved = 0;
              for (long cell : cells) {
                moved += Math.abs((double) cell);
              }
              assertThat(moved).as("%s at %s", aggregate, value).isLessThanOrEqualTo(most);
            });
  }

  @Test
  void release_vastEpsilon_isTheStatistic() {
    double[] values = {0, 10, 20, 35, 80, 200};
    assertThat(figures(new Count(), values)).containsExactly(6.0);
    assertThat(figures(new Sum(BOUNDS), values).get(0)).isCloseTo(235, within(1e-2));
    assertThat(figures(new Mean(BOUNDS), values).get(0)).isCloseTo(235 / 6.0, within(1e-2));
    double second = (0 + 100 + 400 + 1225 + 6400 + 8100) / 6.0;
    double variance = second - 235.0 * 235 / 36;
    assertThat(figures(new Variance(BOUNDS), values).get(0)).isCloseTo(variance, within(1e-2));
    assertThat(figures(new Histogram(BOUNDS, 2), values)).containsExactly(4.0, 2.0);
    assertThat(figures(new Quantiles(BOUNDS, List.of(0.3, 0.75)), values))
        .satisfies(
            quantiles -> {
              assertThat(quantiles.get(0)).isCloseTo(10, within(100.0 / Quantiles.BINS));
              assertThat(quantiles.get(1)).isCloseTo(80, within(100.0 / Quantiles.BINS));
            });
  }

  @Test
  void release_wholeNumbers_quantilesAreWhole() {
    for (int age = 0; age < 120; age++) {
      var median = new Quantiles(new Bounds(0, 120), List.of(0.5));
      assertThat(figures(median, age, age, age)).containsExactly((double) age);
    }
    var wide = new Quantiles(new Bounds(0, 1e6), List.of(0.5));
    assertThat(figures(wide, 1234, 1234, 1234)).containsExactly(1300.0);
  }

  @Test
  void release_noRows_staysWithinBounds() {
    for (int i = 0; i < 50; i++) {
      double mean = new Mean(BOUNDS).release(new long[2], 1, 0.1).get(0);
      double variance = new Variance(BOUNDS).release(new long[3], 1, 0.1).get(0);
      assertThat(mean).isBetween(-10.0, 90.0);
      assertThat(variance).isBetween(0.0, 2500.0);
    }
  }

  @Test
  void parameters_bad_refused() {
    for (var bad :
        List.<Runnable>of(
            () -> new Bounds(3, 3),
            () -> new Bounds(4, 3),
            () -> new Bounds(Double.NaN, 3),
            () -> new Bounds(0, Double.POSITIVE_INFINITY),
            () -> new Histogram(BOUNDS, 0),
            () -> new Quantiles(BOUNDS, List.of()),
            () -> new Quantiles(BOUNDS, List.of(1.0)),
            () -> new Contribution(0, 1),
            () -> new Contribution(1, -1),
            () -> new PartitionSelection(1, 0),
            () -> new PartitionSelection(0, 0.1),
            () -> new Query(new Count(), new Groups.Whole(), new Contribution(2, 1), 1))) {
      assertThatThrownBy(bad::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected");
    }
  }

  /** The optimal curve meets (epsilon, delta) with equality somewhere and never breaks it. */
  @Test
  void probability_neighbouringCounts_keepTheGuarantee() {
    double epsilon = 0.5;
    double delta = 1e-5;
    var selection = new PartitionSelection(epsilon, delta);
    double least = 0;
    for (int people = 1; people < 80; people++) {
      double more = selection.probability(people);
      assertThat(more).isGreaterThanOrEqualTo(least);
      assertThat(more).isLessThanOrEqualTo(Math.exp(epsilon) * least + delta);
      assertThat(1 - least).isLessThanOrEqualTo(Math.exp(epsilon) * (1 - more) + delta);
      least = more;
    }
    assertThat(selection.probability(1)).isBetween(0.99 * delta * (1 - 1e-8), delta);
    assertThat(selection.probability(60)).isEqualTo(1);
  }

  private static List<Double> figures(Aggregate aggregate, double... values) {
    var cells = new long[aggregate.cells()];
    for (double value : values) {
      aggregate.add(value, cells);
    }
    return aggregate.release(cells, 1, VAST);
  }
}
