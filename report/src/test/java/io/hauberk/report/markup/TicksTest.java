package io.hauberk.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Randomness;
import io.hauberk.report.LineChart.Scale;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1, 5, 0.0 0.2 0.4 0.6 0.8 1.0",
    "0, 0.3, 8, 0.00 0.05 0.10 0.15 0.20 0.25 0.30",
    "0.012, 0.97, 5, 0.0 0.2 0.4 0.6 0.8 1.0",
    "-3, 7, 5, -4 -2 0 2 4 6 8",
    "0, 5000, 8, 0 1000 2000 3000 4000 5000",
    "98, 99, 5, 98.0 98.2 98.4 98.6 98.8 99.0",
    "0, 12000000, 5, 0 5e6 1e7 1.5e7",
    "0, 0.00003, 5, 0 1e-5 2e-5 3e-5",
    "5, 5, 5, 2 3 4 5 6 7 8",
    "0, 0, 5, -0.6 -0.4 -0.2 0.0 0.2 0.4 0.6",
  })
  void cover_linear_roundNumbers(double low, double high, int wanted, String labels) {
    assertThat(labels(Ticks.cover(Scale.LINEAR, low, high, wanted))).isEqualTo(labels);
  }

  @ParameterizedTest
  @CsvSource({
    "0.001, 1, 0.001 0.01 0.1 1",
    "0.02, 0.5, 0.01 0.02 0.05 0.1 0.2 0.5 1",
    "3, 3, 1 2 5 10",
    "10, 10, 10 20 50 100",
    "1e-6, 1e4, 1e-6 0.0001 0.01 1 100 10000",
  })
  void cover_log_decades(double low, double high, String labels) {
    assertThat(labels(Ticks.cover(Scale.LOG, low, high, 5))).isEqualTo(labels);
  }

  /** Ranges of every size and place that a chart can show, seed 6. */
  @Test
  void cover_anyRange_fewMarksAroundIt() {
    var stream = new Randomness(6).stream(0, 0);
    for (int i = 0; i < 20_000; i++) {
      double low = (stream.nextDouble() - 0.5) * Math.pow(10, stream.nextInt(600) - 300);
      double high = Math.min(1e300, low + Math.abs(low) * Math.pow(10, stream.nextInt(30) - 17));
      assertCovers(Ticks.cover(Scale.LINEAR, low, high, 8), low, high);
      double positive = Math.max(Math.abs(low), 1e-300);
      double above = Math.min(1e300, positive * Math.pow(10, stream.nextInt(40)));
      assertCovers(Ticks.cover(Scale.LOG, positive, above, 8), positive, above);
    }
  }

  private static void assertCovers(Ticks ticks, double low, double high) {
    double slack = Math.max(Math.abs(low), Math.abs(high)) * 1e-8;
    assertThat(ticks.low()).isLessThanOrEqualTo(low + slack).isLessThan(ticks.high());
    assertThat(ticks.high()).isGreaterThanOrEqualTo(high - slack).isFinite();
    assertThat(ticks.marks()).hasSizeBetween(2, 14);
    assertThat(ticks.marks()).isSortedAccordingTo((a, b) -> Double.compare(a.value(), b.value()));
  }

  @Test
  void cover_farFromZero_labelsTellNeighboursApart() {
    var labels = Ticks.cover(Scale.LINEAR, 1e9, 1e9 + 4, 5).marks().stream().map(Ticks.Tick::label);
    assertThat(labels).doesNotHaveDuplicates();
  }

  private static String labels(Ticks ticks) {
    List<Ticks.Tick> marks = ticks.marks();
    return marks.stream().map(Ticks.Tick::label).collect(Collectors.joining(" "));
  }
}
