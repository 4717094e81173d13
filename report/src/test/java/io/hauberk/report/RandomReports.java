package io.hauberk.report;

import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import io.hauberk.report.LineChart.Axis;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Scale;
import io.hauberk.report.LineChart.Series;
import io.hauberk.report.PictureGrid.Tile;
import io.hauberk.report.Section.Entry;
import io.hauberk.report.Table.Column;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports of every shape, drawn from a seed. */
public final class RandomReports {

  private static final double[] ODD_NUMBERS = {
    0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e-300, 1e308
  };
  private static final String LETTERS = "ab  z<>&\"'|`*_[]()#\\@$\n\t中文，\u001b\u202E\uD800é";

  private final RandomStream stream;

  private RandomReports(RandomStream stream) {
    this.stream = stream;
  }

  /** The report of this index. */
  public static Report report(long seed, int index) {
    return new RandomReports(new Randomness(seed).stream(index, 0)).report();
  }

  /** Evidence with metrics and bars on them. */
  public static Evidence evidence(long seed, int index) {
    return new RandomReports(new Randomness(seed).stream(index, 1)).evidence();
  }

  private Report report() {
    var report = Report.builder("." + text()).subtitle(text());
    int sections = stream.nextInt(6);
    for (int i = 0; i < sections; i++) {
      report.section(section());
    }
    return report.build();
  }

  private Evidence evidence() {
    var evidence =
        Evidence.builder(List.of("hauberk", text()), stream.nextLong(), Samples.STARTED)
            .setting("s" + text(), text())
            .version("v" + text(), text());
    int metrics = stream.nextInt(4);
    for (int i = 0; i < metrics; i++) {
      var units = Metric.Unit.values();
      evidence.metric(new Metric("m" + i, number(), units[stream.nextInt(units.length)]));
      var operators = Bar.Operator.values();
      var operator = operators[stream.nextInt(operators.length)];
      evidence.bars(List.of(new Bar("m" + i, operator, stream.nextDouble())));
    }
    return evidence.build(Samples.ENDED);
  }

  private Section section() {
    return switch (stream.nextInt(6)) {
      case 0 -> new Section.Paragraph(text(), "." + text());
      case 1 -> table();
      case 2 -> chart();
      case 3 -> pictures();
      case 4 -> new Section.Findings(text(), repeat(3).map(i -> finding()).toList());
      default -> new Section.KeyValues(text(), repeat(4).map(i -> entry()).toList());
    };
  }

  private Table table() {
    var columns =
        List.of(Column.text(text()), Column.number(text(), text()), Column.percent(text()));
    var rows =
        repeat(5)
            .map(
                i ->
                    List.of(
                        Cell.text(text()),
                        Cell.significant(number(), 1 + stream.nextInt(15)),
                        Cell.percent(number(), stream.nextInt(4))))
            .toList();
    return new Table(text(), columns, rows);
  }

  private LineChart chart() {
    var scales = Scale.values();
    var x = new Axis(text(), scales[stream.nextInt(scales.length)]);
    var y = new Axis(text(), scales[stream.nextInt(scales.length)]);
    var series =
        IntStream.rangeClosed(0, stream.nextInt(3))
            .mapToObj(i -> new Series(text(), repeat(90).map(j -> point()).toList()))
            .toList();
    return new LineChart(text(), x, y, series);
  }

  private Point point() {
    double y = number();
    double margin = stream.nextDouble();
    return stream.nextInt(2) == 0
        ? Point.of(number(), y)
        : Point.of(number(), y, y - margin, y + margin);
  }

  private PictureGrid pictures() {
    int width = 1 + stream.nextInt(5);
    int height = 1 + stream.nextInt(5);
    var columns = List.of(text(), text());
    var rows = repeat(2).map(i -> List.of(tile(width, height), tile(width, height))).toList();
    return new PictureGrid(text(), columns, rows);
  }

  private Tile tile(int width, int height) {
    var planes = new float[width * height * (stream.nextInt(2) == 0 ? 1 : 3)];
    stream.fillUniform(planes, -0.5f, 1.5f);
    return new Tile(Picture.ofPlanes(width, height, planes), text());
  }

  private Finding finding() {
    var severities = Severity.values();
    var severity = severities[stream.nextInt(severities.length)];
    return Finding.builder("HBK-TEST-00" + stream.nextInt(5), severity, "." + text())
        .detail(text())
        .subject(text())
        .remedy(text())
        .reference(Reference.cwe(1 + stream.nextInt(1000)))
        .reference(Reference.of("." + text(), "." + text()))
        .build();
  }

  private Entry entry() {
    return new Entry("." + text(), stream.nextInt(2) == 0 ? Cell.missing() : Cell.text(text()));
  }

  private double number() {
    return stream.nextInt(6) == 0
        ? ODD_NUMBERS[stream.nextInt(ODD_NUMBERS.length)]
        : stream.nextGaussian() * Math.pow(10, stream.nextInt(12) - 6);
  }

  private String text() {
    var text = new StringBuilder();
    int length = stream.nextInt(14);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(stream.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private Stream<Integer> repeat(int most) {
    return IntStream.range(0, stream.nextInt(most + 1)).boxed();
  }
}
