package io.hauberk.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Axis;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Series;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "0.004, 0",
    "-0.004, 0",
    "1.005, 1.01",
    "12.50, 12.5",
    "100, 100",
    "-3.149, -3.15",
  })
  void number_length_short(double length, String expected) {
    assertThat(Frame.number(length)).isEqualTo(expected);
  }

  @Test
  void of_linear_cornersAndMiddle() {
    var frame = frame(Axis.linear("y"), Point.of(0, 0), Point.of(10, 5));
    assertThat(frame.left(0)).isEqualTo(Frame.LEFT);
    assertThat(frame.left(10)).isEqualTo(Frame.RIGHT);
    assertThat(frame.top(0)).isEqualTo(Frame.BOTTOM);
    assertThat(frame.top(5)).isEqualTo(Frame.TOP);
    assertThat(frame.left(5)).isCloseTo((Frame.LEFT + Frame.RIGHT) / 2, within(1e-9));
  }

  @Test
  void of_log_decadesEvenlyApart() {
    var frame = frame(Axis.log("y"), Point.of(0, 0.001), Point.of(1, 1));
    double decade = frame.top(0.001) - frame.top(0.01);
    assertThat(frame.top(0.01) - frame.top(0.1)).isCloseTo(decade, within(1e-9));
    assertThat(frame.top(0.1) - frame.top(1)).isCloseTo(decade, within(1e-9));
  }

  @Test
  void of_interval_insideTheAxis() {
    var frame = frame(Axis.linear("y"), Point.of(0, 1, -3, 8));
    assertThat(frame.y().low()).isLessThanOrEqualTo(-3);
    assertThat(frame.y().high()).isGreaterThanOrEqualTo(8);
  }

  @Test
  void top_valueWithoutAPlace_edge() {
    var frame = frame(Axis.log("y"), Point.of(0, 0.1), Point.of(1, 1));
    assertThat(frame.top(0)).isEqualTo(Frame.BOTTOM);
    assertThat(frame.top(-1)).isEqualTo(Frame.BOTTOM);
    assertThat(frame.top(50)).isEqualTo(Frame.TOP);
  }

  private static Frame frame(Axis y, Point... points) {
    return Frame.of(new LineChart("c", Axis.linear("x"), y, List.of(Series.of("s", points))));
  }
}
