package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Axis;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Series;
import io.hauberk.report.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {

  @Test
  void of_rise_everyLevel() {
    var points = new Point[8];
    for (int i = 0; i < 8; i++) {
      points[i] = Point.of(i, i);
    }
    assertThat(line(Axis.linear("y"), points)).isEqualTo("▁▂▃▄▅▆▇█");
  }

  @Test
  void of_powersOnALogAxis_evenSteps() {
    var line = line(Axis.log("y"), Point.of(0, 1), Point.of(1, 1e-7), Point.of(2, 1e-3));
    assertThat(line).isEqualTo("█▁▅");
  }

  @Test
  void of_gap_blank() {
    assertThat(line(Axis.linear("y"), Point.of(0, 0), Point.of(1, Double.NaN), Point.of(2, 1)))
        .isEqualTo("▁ █");
  }

  @Test
  void of_constant_middle() {
    assertThat(line(Axis.linear("y"), Point.of(0, 3), Point.of(1, 3))).isEqualTo("▅▅");
  }

  @Test
  void of_nothing_empty() {
    assertThat(line(Axis.linear("y"))).isEmpty();
    assertThat(line(Axis.linear("y"), Point.of(0, Double.NaN))).isEqualTo(" ");
  }

  @Test
  void of_manyPoints_thirtyTwoMeans() {
    var chart = Samples.longChart();
    var line = new Sparkline(chart).of(chart.series().get(0));
    assertThat(line).hasSize(32).startsWith("█").endsWith("▁");
  }

  @Test
  void of_twoSeries_oneScale() {
    var low = Series.of("low", Point.of(0, 0));
    var high = Series.of("high", Point.of(0, 1));
    var chart = new LineChart("c", Axis.linear("x"), Axis.linear("y"), List.of(low, high));
    assertThat(new Sparkline(chart).of(low)).isEqualTo("▁");
    assertThat(new Sparkline(chart).of(high)).isEqualTo("█");
  }

  private static String line(Axis y, Point... points) {
    var series = Series.of("s", points);
    return new Sparkline(new LineChart("c", Axis.linear("x"), y, List.of(series))).of(series);
  }
}
