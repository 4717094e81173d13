package io.hauberk.report.format;

import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Series;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** The shape of a series in one line of text, on the chart's own scale of y. */
final class Sparkline {

  private static final String LEVELS = "▁▂▃▄▅▆▇█";
  private static final int MAX_WIDTH = 32;

  private final LineChart chart;
  private final DoubleSummaryStatistics range;

  Sparkline(LineChart chart) {
    this.chart = chart;
    this.range =
        chart.series().stream()
            .flatMap(series -> series.points().stream())
            .filter(chart::shows)
            .mapToDouble(this::height)
            .summaryStatistics();
  }

  /** One character a point, or a mean of neighbours when there are more than 32; a gap is blank. */
  String of(Series series) {
    var points = series.points();
    int width = Math.min(MAX_WIDTH, points.size());
    var line = new StringBuilder();
    for (int i = 0; i < width; i++) {
      int from = (int) ((long) i * points.size() / width);
      int to = (int) ((long) (i + 1) * points.size() / width);
      line.append(level(points.subList(from, to)));
    }
    return line.toString();
  }

  private char level(List<Point> points) {
    var mean = points.stream().filter(chart::shows).mapToDouble(this::height).average();
    if (mean.isEmpty()) {
      return ' ';
    }
    double span = range.getMax() - range.getMin();
    double share = span > 0 ? (mean.getAsDouble() - range.getMin()) / span : 0.5;
    return LEVELS.charAt((int) Math.round(share * (LEVELS.length() - 1)));
  }

  private double height(Point point) {
    return chart.y().scale().position(point.y());
  }
}
