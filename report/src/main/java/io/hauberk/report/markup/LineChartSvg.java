package io.hauberk.report.markup;

import static io.hauberk.report.markup.Frame.number;

import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Series;
import io.hauberk.report.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A chart as SVG inside HTML. Colours are classes ({@code s0} to {@code s7}) of the page's style
 * sheet, so that they follow its light or dark theme; series differ in the shape of their marks
 * too. A point tells its values when the pointer rests on it.
 */
public final class LineChartSvg {

  /** Colours of the style sheet. */
  public static final int COLOURS = 8;

  private static final int MAX_MARKS = 60;
  private static final int HOVER_DIGITS = 6;
  private static final double MARK = 3.5;
  private static final String KEY_PATH = "M0 6H24";

  /** Marks of radius 1 around the origin. */
  private static final List<String> SHAPES =
      List.of(
          "M-1 0A1 1 0 1 0 1 0A1 1 0 1 0-1 0Z",
          "M-.9-.9H.9V.9H-.9Z",
          "M0-1.15L1.05.8H-1.05Z",
          "M0-1.25L1.25 0L0 1.25L-1.25 0Z",
          "M0 1.15L1.05-.8H-1.05Z");

  private final Markup out;
  private final LineChart chart;
  private final Frame frame;

  private LineChartSvg(Markup out, LineChart chart) {
    this.out = out;
    this.chart = chart;
    this.frame = Frame.of(chart);
  }

  /** Appends the chart; {@code label} is what screen readers say. */
  public static void append(Markup out, LineChart chart, String label) {
    new LineChartSvg(out, chart).draw(label);
  }

  /** Appends the legend's sign for the series of this index. */
  public static void appendKey(Markup out, int index) {
    out.open("svg", "class", "key", "viewBox", "0 0 24 12", "aria-hidden", "true");
    out.empty("path", "class", "line " + colour(index), "d", KEY_PATH);
    mark(out, index, "12 6", "dot").close();
    out.close();
  }

  private void draw(String label) {
    var box = "0 0 " + number(Frame.WIDTH) + " " + number(Frame.HEIGHT);
    out.open("svg", "class", "chart", "viewBox", box, "role", "img", "aria-label", label).line();
    grid();
    for (int i = 0; i < chart.series().size(); i++) {
      band(i, Trace.of(chart, chart.series().get(i)));
    }
    for (int i = 0; i < chart.series().size(); i++) {
      series(i, chart.series().get(i));
    }
    out.close().line();
  }

  private void grid() {
    for (var tick : frame.x().marks()) {
      var at = number(frame.left(tick.value()));
      var line = "M" + at + " " + number(Frame.TOP) + "V" + number(Frame.BOTTOM);
      out.empty("path", "class", "grid", "d", line);
      text(at, number(Frame.BOTTOM + 18), "tick middle", tick.label());
    }
    for (var tick : frame.y().marks()) {
      double at = frame.top(tick.value());
      var line = "M" + number(Frame.LEFT) + " " + number(at) + "H" + number(Frame.RIGHT);
      out.empty("path", "class", "grid", "d", line);
      text(number(Frame.LEFT - 8), number(at + 4), "tick end", tick.label());
    }
    axes();
  }

  private void axes() {
    var corner =
        "M"
            + number(Frame.LEFT)
            + " "
            + number(Frame.TOP)
            + "V"
            + number(Frame.BOTTOM)
            + "H"
            + number(Frame.RIGHT);
    out.empty("path", "class", "axis", "d", corner);
    text(number(4), number(16), "name", chart.y().label());
    var middle = number((Frame.LEFT + Frame.RIGHT) / 2);
    text(middle, number(Frame.HEIGHT - 8), "name middle", chart.x().label());
    out.line();
  }

  private void text(String x, String y, String style, String text) {
    out.leaf("text", Clean.line(text), "x", x, "y", y, "class", style);
  }

  private void band(int index, Trace trace) {
    if (!trace.hasIntervals()) {
      return;
    }
    for (var run : trace.runs()) {
      var back = new ArrayList<>(run);
      Collections.reverse(back);
      var path = path("M", run, Point::high) + path("L", back, Point::low) + "Z";
      out.empty("path", "class", "band " + colour(index), "d", path).line();
    }
  }

  private void series(int index, Series series) {
    var trace = Trace.of(chart, series);
    var points = trace.points();
    int stride = (points.size() + MAX_MARKS - 1) / MAX_MARKS;
    var line = (stride > 1 ? "line fine " : "line ") + colour(index);
    for (var run : trace.runs()) {
      out.empty("path", "class", line, "d", path("M", run, Point::y)).line();
    }
    var style = stride > 1 ? "spot" : "dot";
    for (int i = 0; i < points.size(); i += stride) {
      mark(out, index, place(points.get(i)), style)
          .leaf("title", hover(series, points.get(i)))
          .close();
    }
    out.line();
  }

  private String place(Point point) {
    return number(frame.left(point.x())) + " " + number(frame.top(point.y()));
  }

  private String path(String first, List<Point> points, ToDoubleFunction<Point> height) {
    var path = new StringBuilder();
    for (var point : points) {
      path.append(path.length() == 0 ? first : "L").append(number(frame.left(point.x())));
      path.append(' ').append(number(frame.top(height.applyAsDouble(point))));
    }
    return path.toString();
  }

  private String hover(Series series, Point point) {
    var interval =
        point.hasInterval() ? " [" + value(point.low()) + ", " + value(point.high()) + "]" : "";
    return Clean.line(series.name())
        + ("\n" + Clean.line(chart.x().label()) + ": " + value(point.x()))
        + ("\n" + Clean.line(chart.y().label()) + ": " + value(point.y()) + interval);
  }

  private static String value(double value) {
    return Numbers.significant(value, HOVER_DIGITS);
  }

  /** Leaves the mark's element open for a title. */
  private static Markup mark(Markup out, int index, String place, String style) {
    var transform = "translate(" + place + ") scale(" + number(MARK) + ")";
    var shape = SHAPES.get(index % SHAPES.size());
    return out.open(
        "path", "class", style + " " + colour(index), "transform", transform, "d", shape);
  }

  private static String colour(int index) {
    return "s" + index % COLOURS;
  }
}
