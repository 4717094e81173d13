package io.hauberk.report;

import io.hauberk.report.LineChart.Axis;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Series;
import io.hauberk.report.PictureGrid.Tile;
import io.hauberk.report.Section.Entry;
import io.hauberk.report.Table.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reports that the tests of several writers share. */
public final class Samples {

  /** Markup of every format, terminal escapes, hidden and reversed text, halves of characters. */
  public static final String HOSTILE =
      "</style><script>alert('x')</script> \" ' & | `code` [a](http://evil.example) ]]> -- "
          + "\u001b[31mred\u001b[0m \u202Etxt.exe \u0000 \uD800 \uFFFF \uDB40\uDC41 "
          + "@team ${jndi:x} {0} \r\n# heading\r- item";

  public static final Instant STARTED = Instant.parse("2026-11-21T10:00:00Z");
  public static final Instant ENDED = Instant.parse("2026-11-21T10:00:12.345Z");

  private Samples() {}

  /** Every kind of section once, small enough to read. */
  public static Report report() {
    return Report.builder("Robustness of mnist-cnn")
        .subtitle("10000 test images, L-infinity")
        .section(
            new Section.Paragraph(
                "Summary", "Plain accuracy stays high.\n\nUnder attack it falls below the bar."))
        .section(table())
        .section(chart())
        .section(pictures())
        .findings("Findings", List.of(minor(), major()))
        .section(
            Section.KeyValues.of(
                "Threat model",
                new Entry("norm", Cell.text("L-infinity")),
                new Entry("epsilon", Cell.significant(0.1, 3)),
                new Entry("certified", Cell.missing())))
        .build();
  }

  public static Evidence evidence() {
    return Evidence.builder(List.of("hauberk", "assess", "--model", "mnist cnn.onnx"), 7, STARTED)
        .setting("attack", "pgd")
        .setting("epsilon", "0.1")
        .version(Evidence.TOOL, "0.1.0")
        .version("java", "17")
        .input(new Evidence.Input("mnist cnn.onnx", "0123456789abcdef".repeat(4), 1234567))
        .metric(Metric.fraction("clean-accuracy", 0.9891))
        .metric(Metric.fraction("robust-accuracy", 0.8125))
        .metric(Metric.count("queries", 40000))
        .metric(Metric.seconds("wall-time", 12.345))
        .bars(List.of(Bar.parse("robust-accuracy<85%"), Bar.parse("clean-accuracy<0.95")))
        .repeat("hauberk assess --model 'mnist cnn.onnx' --seed 7")
        .build(ENDED);
  }

  public static Table table() {
    return Table.builder(
            "Robust accuracy",
            Column.text("attack"),
            Column.number("epsilon", ""),
            Column.percent("accuracy"),
            Column.number("time", "s"))
        .row(Cell.text("none"), Cell.missing(), Cell.percent(0.9891, 1), Cell.fixed(0.1, 1))
        .row(
            Cell.text("PGD 白盒"),
            Cell.significant(0.1, 3),
            Cell.percent(0.8125, 1),
            Cell.fixed(12.25, 1))
        .row(
            Cell.text("Square"),
            Cell.significant(0.1, 3),
            Cell.percent(Double.NaN, 1),
            Cell.fixed(Double.POSITIVE_INFINITY, 1))
        .build();
  }

  public static LineChart chart() {
    return new LineChart(
        "Accuracy against epsilon",
        Axis.linear("epsilon"),
        Axis.linear("robust accuracy"),
        List.of(
            Series.of(
                "PGD",
                Point.of(0, 0.99),
                Point.of(0.1, 0.8, 0.75, 0.85),
                Point.of(0.2, 0.4, 0.35, 0.45),
                Point.of(0.3, 0.05)),
            Series.of(
                "Square",
                Point.of(0, 0.99),
                Point.of(0.1, 0.9),
                Point.of(0.2, Double.NaN),
                Point.of(0.3, 0.5))));
  }

  public static PictureGrid pictures() {
    var grey = Picture.grey(2, 2, new byte[] {0, 85, (byte) 170, (byte) 255});
    var colour = Picture.rgb(1, 2, new byte[] {(byte) 255, 0, 0, 0, 0, (byte) 255});
    return new PictureGrid(
        "Examples",
        List.of("original", "adversarial"),
        List.of(List.of(new Tile(grey, "7"), new Tile(colour, "7 -> 3"))));
  }

  public static Finding major() {
    return Finding.builder(
            "HBK-ROBUST-001", Severity.HIGH, "Accuracy falls under small perturbations")
        .detail("Robust accuracy is 81.25 % at epsilon 0.1 over 10000 samples.")
        .subject("mnist cnn.onnx")
        .remedy("Train with adversarial examples: hauberk harden.")
        .reference(Reference.atlas("AML.T0043"))
        .reference(Reference.nistAi100("2.2"))
        .reference(Reference.of("House rules", "7"))
        .build();
  }

  public static Finding minor() {
    return Finding.builder("HBK-ROBUST-007", Severity.LOW, "Few samples").build();
  }

  /** The hostile text in every place that takes text. */
  public static Report hostileReport() {
    var text = HOSTILE;
    var table =
        Table.builder(text, new Column(text, text, Cell.Kind.TEXT), Column.percent(text))
            .row(Cell.text(text), Cell.percent(0.5, 0))
            .build();
    var chart =
        new LineChart(
            text, Axis.log(text), Axis.linear(text), List.of(Series.of(text, Point.of(1, 1))));
    var grid =
        new PictureGrid(
            text, List.of(text), List.of(List.of(new Tile(Picture.grey(1, 1, new byte[1]), text))));
    var finding =
        Finding.builder("HBK-DATA-001", Severity.CRITICAL, text)
            .detail(text)
            .subject(text)
            .remedy(text)
            .reference(Reference.of(text, text, "https://example.org/?a=1&b='%3E"))
            .build();
    return Report.builder(text)
        .subtitle(text)
        .section(new Section.Paragraph(text, text))
        .section(table)
        .section(chart)
        .section(grid)
        .findings(text, List.of(finding))
        .section(Section.KeyValues.of(text, new Entry(text, Cell.text(text))))
        .build();
  }

  public static Evidence hostileEvidence() {
    return Evidence.builder(List.of(HOSTILE), -1, STARTED)
        .setting(HOSTILE, HOSTILE)
        .version(HOSTILE, HOSTILE)
        .input(new Evidence.Input(HOSTILE, "0".repeat(64), 0))
        .metric(Metric.fraction("rate", Double.NaN))
        .bars(List.of(Bar.parse("rate<0.5")))
        .repeat(HOSTILE)
        .build(ENDED);
  }

  public static Report emptyReport() {
    return Report.builder("Nothing").findings("", List.of()).build();
  }

  public static Evidence emptyEvidence() {
    return Evidence.builder(List.of("hauberk"), 0, STARTED).build(STARTED);
  }

  /** Long series on a logarithmic axis, to see thinning. */
  public static LineChart longChart() {
    var points = new ArrayList<Point>();
    for (int i = 1; i <= 20_000; i++) {
      double noise = ((i * 7919L) % 101) / 101.0;
      points.add(Point.of(i, 2.3 * Math.exp(-i / 4000.0) * (1 + 0.4 * noise) + 1e-3));
    }
    return new LineChart(
        "Training loss",
        Axis.linear("step"),
        Axis.log("loss"),
        List.of(new Series("train", points)));
  }
}
