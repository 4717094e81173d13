package io.hauberk.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Axis;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Series;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {

  @Test
  void of_gaps_severalRuns() {
    var trace =
        trace(
            Point.of(0, Double.NaN),
            Point.of(1, 1),
            Point.of(2, 2),
            Point.of(3, Double.POSITIVE_INFINITY),
            Point.of(Double.NaN, 3),
            Point.of(5, 5),
            Point.of(6, Double.NaN));
    assertThat(trace.runs())
        .containsExactly(List.of(Point.of(1, 1), Point.of(2, 2)), List.of(Point.of(5, 5)));
    assertThat(trace.points()).hasSize(3);
  }

  @Test
  void of_nothingToShow_noRuns() {
    assertThat(trace().runs()).isEmpty();
    assertThat(trace(Point.of(0, Double.NaN)).runs()).isEmpty();
  }

  @Test
  void hasIntervals_onePoint_enough() {
    assertThat(trace(Point.of(0, 1), Point.of(1, 1)).hasIntervals()).isFalse();
    assertThat(trace(Point.of(0, 1), Point.of(1, 1, 0, 2)).hasIntervals()).isTrue();
  }

  @Test
  void of_manyPoints_thinnedWithoutLosingASpike() {
    var points = new ArrayList<Point>();
    for (int i = 0; i < 50_000; i++) {
      points.add(Point.of(i, Math.sin(i / 3000.0)));
    }
    points.set(31_415, Point.of(31_415, 77));
    points.set(27_182, Point.of(27_182, -77));
    var trace = trace(points.toArray(Point[]::new));
    assertThat(trace.points())
        .hasSizeBetween(800, 1600)
        .contains(Point.of(31_415, 77), Point.of(27_182, -77));
    assertThat(trace.points()).isSortedAccordingTo((a, b) -> Double.compare(a.x(), b.x()));
  }

  @Test
  void of_fewPoints_allKept() {
    var points = new Point[1600];
    for (int i = 0; i < points.length; i++) {
      points[i] = Point.of(i, i % 7);
    }
    assertThat(trace(points).points()).containsExactly(points);
  }

  private static Trace trace(Point... points) {
    var series = Series.of("s", points);
    var chart = new LineChart("c", Axis.linear("x"), Axis.linear("y"), List.of(series));
    return Trace.of(chart, series);
  }
}
