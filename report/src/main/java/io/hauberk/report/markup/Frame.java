package io.hauberk.report.markup;

import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Axis;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Scale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The plot area of a chart in SVG units, y downwards.
 *
 * @param x marks of the x axis
 * @param y marks of the y axis
 */
record Frame(LineChart chart, Ticks x, Ticks y) {

  static final double WIDTH = 760;
  static final double HEIGHT = 380;
  static final double LEFT = 64;
  static final double RIGHT = WIDTH - 20;
  static final double TOP = 34;
  static final double BOTTOM = HEIGHT - 52;

  private static final int X_STEPS = 8;
  private static final int Y_STEPS = 5;

  static Frame of(LineChart chart) {
    var xs = values(chart, Point::x, Point::x);
    var ys = values(chart, Point::low, Point::high);
    return new Frame(chart, cover(chart.x(), xs, X_STEPS), cover(chart.y(), ys, Y_STEPS));
  }

  double left(double value) {
    return LEFT + (RIGHT - LEFT) * share(chart.x().scale(), x, value);
  }

  double top(double value) {
    return BOTTOM - (BOTTOM - TOP) * share(chart.y().scale(), y, value);
  }

  /** A length with at most two decimals. */
  static String number(double length) {
    var rounded = BigDecimal.valueOf(length).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Values outside the axis (an interval that reaches 0 on a logarithmic one) end at its edge. */
  private static double share(Scale scale, Ticks axis, double value) {
    double low = scale.position(axis.low());
    double high = scale.position(axis.high());
    double share = (scale.position(value) - low) / (high - low);
    return Double.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
  }

  private static double[] values(
      LineChart chart, ToDoubleFunction<Point> first, ToDoubleFunction<Point> second) {
    return chart.series().stream()
        .flatMap(series -> series.points().stream())
        .filter(chart::shows)
        .flatMapToDouble(
            point -> DoubleStream.of(first.applyAsDouble(point), second.applyAsDouble(point)))
        .toArray();
  }

  private static Ticks cover(Axis axis, double[] values, int steps) {
    var shown = DoubleStream.of(values).filter(axis.scale()::shows).summaryStatistics();
    return shown.getCount() == 0
        ? Ticks.cover(axis.scale(), 0.1, 1, steps)
        : Ticks.cover(axis.scale(), shown.getMin(), shown.getMax(), steps);
  }
}
