package io.hauberk.report.markup;

import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A series as it is drawn: runs of points between gaps.
 *
 * @param runs none empty
 */
record Trace(List<List<Point>> runs) {

  /** Two points a bucket are more than the plot area has columns. */
  private static final int MAX_BUCKETS = 800;

  static Trace of(LineChart chart, Series series) {
    var runs = new ArrayList<List<Point>>();
    var run = new ArrayList<Point>();
    for (var point : series.points()) {
      if (chart.shows(point)) {
        run.add(point);
      } else {
        endRun(run, runs);
      }
    }
    endRun(run, runs);
    return new Trace(runs);
  }

  List<Point> points() {
    return runs.stream().flatMap(List::stream).toList();
  }

  boolean hasIntervals() {
    return points().stream().anyMatch(Point::hasInterval);
  }

  private static void endRun(List<Point> run, List<List<Point>> runs) {
    if (!run.isEmpty()) {
      runs.add(thinned(run));
      run.clear();
    }
  }

  /** Keeps the lowest and the highest point of each bucket, so that no spike is lost. */
  private static List<Point> thinned(List<Point> run) {
    if (run.size() <= 2 * MAX_BUCKETS) {
      return List.copyOf(run);
    }
    int size = (run.size() + MAX_BUCKETS - 1) / MAX_BUCKETS;
    var kept = new ArrayList<Point>();
    for (int i = 0; i < run.size(); i += size) {
      var bucket = run.subList(i, Math.min(i + size, run.size()));
      var byHeight = bucket.stream().sorted(Comparator.comparingDouble(Point::y)).toList();
      var low = byHeight.get(0);
      var high = byHeight.get(byHeight.size() - 1);
      boolean rising = bucket.indexOf(low) < bucket.indexOf(high);
      kept.add(rising ? low : high);
      kept.add(rising ? high : low);
    }
    return kept;
  }
}
