package io.hauberk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.report.LineChart.Axis;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Scale;
import io.hauberk.report.LineChart.Series;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineChartTest {

  @ParameterizedTest
  @CsvSource({
    "LINEAR, 0, true",
    "LINEAR, -1e300, true",
    "LINEAR, 1e301, false",
    "LINEAR, NaN, false",
    "LINEAR, Infinity, false",
    "LOG, 1e-300, true",
    "LOG, 1e-310, false",
    "LOG, 0, false",
    "LOG, -1, false",
    "LOG, NaN, false",
    "LOG, Infinity, false",
  })
  void shows_value_whenItHasAPlace(Scale scale, double value, boolean expected) {
    assertThat(scale.shows(value)).isEqualTo(expected);
  }

  @Test
  void shows_point_needsBothAxes() {
    var chart = new LineChart("c", Axis.linear("x"), Axis.log("y"), List.of(Series.of("s")));
    assertThat(chart.shows(Point.of(0, 1))).isTrue();
    assertThat(chart.shows(Point.of(0, 0))).isFalse();
    assertThat(chart.shows(Point.of(Double.NaN, 1))).isFalse();
  }

  @Test
  void point_intervalThatMissesY_refused() {
    assertThatThrownBy(() -> Point.of(0, 1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("point.low: 2.0 (expected: at most y = 1.0)");
    assertThatThrownBy(() -> Point.of(0, 1, 0, 0.5))
        .hasMessage("point.high: 0.5 (expected: at least y = 1.0)");
  }

  @Test
  void point_withoutInterval_saysSo() {
    assertThat(Point.of(0, 1).hasInterval()).isFalse();
    assertThat(Point.of(0, 1, 0.5, 1).hasInterval()).isTrue();
    assertThat(Point.of(0, Double.NaN).hasInterval()).isFalse();
  }

  @Test
  void constructor_noSeries_refused() {
    assertThatThrownBy(() -> new LineChart("c", Axis.linear("x"), Axis.linear("y"), List.of()))
        .hasMessage("chart.series: c (expected: at least one)");
  }

  @Test
  void constructor_tooManyPoints_refused() {
    var points = Collections.nCopies(LineChart.MAX_POINTS + 1, Point.of(0, 0));
    var series = List.of(new Series("s", points));
    assertThatThrownBy(() -> new LineChart("c", Axis.linear("x"), Axis.linear("y"), series))
        .hasMessage("chart.points: 100001 (expected: at most 100000 in all)");
  }
}
