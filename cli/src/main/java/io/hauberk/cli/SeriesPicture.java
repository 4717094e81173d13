package io.hauberk.cli;

import io.hauberk.detect.series.SeriesFile;
import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Axis;
import io.hauberk.report.LineChart.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** A series over time with a vertical line at each alarm. */
final class SeriesPicture {
  private SeriesPicture() {}

  /** Buckets of which the least and the greatest value are drawn: more than a screen has. */
  private static final int BUCKETS = 2000;

  private static final int MOST_ALARMS = 1000;

  static LineChart of(String name, List<SeriesFile.Point> points, List<Integer> alarms) {
    var range =
        points.stream()
            .mapToDouble(SeriesFile.Point::value)
            .filter(Double::isFinite)
            .summaryStatistics();
    var lines = new ArrayList<LineChart.Series>();
    lines.add(new LineChart.Series(name, values(points)));
    if (!alarms.isEmpty() && range.getCount() > 0) {
      lines.add(new LineChart.Series("alarm", marks(points, alarms, range)));
    }
    return new LineChart("series", Axis.linear("time (days)"), Axis.linear(name), lines);
  }

  private static List<Point> values(List<SeriesFile.Point> points) {
    int step = Math.max(1, points.size() / BUCKETS);
    var drawn = new ArrayList<Point>();
    for (int from = 0; from < points.size(); from += step) {
      var bucket = points.subList(from, Math.min(points.size(), from + step));
      var range =
          bucket.stream()
              .mapToDouble(SeriesFile.Point::value)
              .filter(Double::isFinite)
              .summaryStatistics();
      if (range.getCount() > 0) {
        double x = days(points, from);
        drawn.add(Point.of(x, range.getMin()));
        drawn.add(Point.of(x, range.getMax()));
      }
    }
    return drawn;
  }

  /** A point that has no place is a gap between two marks. */
  private static List<Point> marks(
      List<SeriesFile.Point> points, List<Integer> alarms, DoubleSummaryStatistics range) {
    var drawn = new ArrayList<Point>();
    for (int row : alarms.subList(0, Math.min(MOST_ALARMS, alarms.size()))) {
      double x = days(points, row);
      drawn.add(Point.of(x, range.getMin()));
      drawn.add(Point.of(x, range.getMax()));
      drawn.add(Point.of(x, Double.NaN));
    }
    return drawn;
  }

  private static double days(List<SeriesFile.Point> points, int row) {
    var since = Duration.between(points.get(0).time(), points.get(row).time());
    return since.toSeconds() / 86_400.0;
  }
}
