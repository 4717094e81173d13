package io.hauberk.report;

import io.hauberk.core.Checks;
import java.util.List;

/**
 * Lines over two axes.
 *
 * <p>A point that cannot be placed (not finite, or not positive on a logarithmic axis) is a gap in
 * its line: a chart never costs a report.
 */
public record LineChart(String title, Axis x, Axis y, List<Series> series) implements Section {

  /** Beyond this a chart is a data file. */
  public static final int MAX_POINTS = 100_000;

  public LineChart {
    series = List.copyOf(series);
    Checks.argument(!series.isEmpty(), "chart.series", title, "at least one");
    long points = series.stream().mapToLong(line -> line.points().size()).sum();
    Checks.argument(
        points <= MAX_POINTS, "chart.points", points, "at most " + MAX_POINTS + " in all");
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.lineChart(this);
  }

  /** Whether the point has a place on these axes. */
  public boolean shows(Point point) {
    return x.scale().shows(point.x()) && y.scale().shows(point.y());
  }

  /** How distance on paper follows value. */
  public enum Scale {
    LINEAR {
      @Override
      public double position(double value) {
        return value;
      }

      @Override
      public boolean shows(double value) {
        return Math.abs(value) <= LARGEST;
      }
    },
    LOG {
      @Override
      public double position(double value) {
        return Math.log10(value);
      }

      @Override
      public boolean shows(double value) {
        return value >= 1 / LARGEST && value <= LARGEST;
      }
    };

    /** Room for arithmetic below the largest double. */
    private static final double LARGEST = 1e300;

    /** Where a value lies, in units of paper. */
    public abstract double position(double value);

    /** Whether a value has a place. */
    public abstract boolean shows(double value);
  }

  /**
   * One axis.
   *
   * @param label with its unit, such as {@code time (s)}
   */
  public record Axis(String label, Scale scale) {

    public static Axis linear(String label) {
      return new Axis(label, Scale.LINEAR);
    }

    public static Axis log(String label) {
      return new Axis(label, Scale.LOG);
    }
  }

  /** One line, its points joined in the order given. */
  public record Series(String name, List<Point> points) {

    public Series {
      points = List.copyOf(points);
    }

    public static Series of(String name, Point... points) {
      return new Series(name, List.of(points));
    }
  }

  /**
   * A point and the confidence interval of its y; without one, low and high are y.
   *
   * @param low at most y
   * @param high at least y
   */
  public record Point(double x, double y, double low, double high) {

    public Point {
      Checks.argument(!(low > y), "point.low", low, "at most y = " + y);
      Checks.argument(!(high < y), "point.high", high, "at least y = " + y);
    }

    public static Point of(double x, double y) {
      return new Point(x, y, y, y);
    }

    /** With its confidence interval. */
    public static Point of(double x, double y, double low, double high) {
      return new Point(x, y, low, high);
    }

    public boolean hasInterval() {
      return low < high;
    }
  }
}
