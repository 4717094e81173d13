package io.hauberk.report.format;

import io.hauberk.report.Finding;
import io.hauberk.report.LineChart;
import io.hauberk.report.Numbers;
import io.hauberk.report.PictureGrid;
import io.hauberk.report.Reference;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import io.hauberk.report.markup.Clean;
import java.util.ArrayList;
import java.util.List;

/** Sections as lines of text, without their titles. */
final class TextSections implements Section.Visitor<List<String>> {

  private static final String INDENT = "    ";
  private static final int DIGITS = 4;

  private final Style style;
  private final Words words;

  TextSections(Style style) {
    this.style = style;
    this.words = style.words();
  }

  @Override
  public List<String> paragraph(Section.Paragraph section) {
    return Wrapping.wrap(section.text(), style.width());
  }

  @Override
  public List<String> table(Table section) {
    var columns = section.columns();
    var table = new AlignedTable(columns.stream().map(column -> Align.of(column.kind())).toList());
    table.row(columns.stream().map(Table.Column::label).toList());
    section.rows().forEach(row -> table.row(row.stream().map(cell -> cell.display()).toList()));
    return table.linesWithHeading();
  }

  @Override
  public List<String> lineChart(LineChart section) {
    var table =
        new AlignedTable(
            Align.LEFT, Align.RIGHT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT);
    table.row(
        words.of(Word.SERIES),
        words.of(Word.FIRST),
        words.of(Word.SHAPE),
        words.of(Word.LAST),
        words.of(Word.MINIMUM),
        words.of(Word.MAXIMUM));
    var sparkline = new Sparkline(section);
    section.series().forEach(series -> table.row(seriesRow(section, series, sparkline)));
    var lines = new ArrayList<>(List.of(axes(section)));
    lines.addAll(table.linesWithHeading());
    return lines;
  }

  @Override
  public List<String> pictureGrid(PictureGrid section) {
    var table = new AlignedTable(section.columns().stream().map(heading -> Align.LEFT).toList());
    table.row(section.columns());
    section.rows().forEach(row -> table.row(row.stream().map(TextSections::caption).toList()));
    return table.linesWithHeading();
  }

  @Override
  public List<String> findings(Section.Findings section) {
    if (section.findings().isEmpty()) {
      return List.of(words.of(Word.NO_FINDINGS));
    }
    var lines = new ArrayList<String>();
    section.findings().forEach(finding -> finding(finding, lines));
    return lines;
  }

  @Override
  public List<String> keyValues(Section.KeyValues section) {
    var table = new AlignedTable(Align.LEFT, Align.LEFT);
    section.entries().forEach(entry -> table.row(entry.key(), entry.value().display()));
    return table.lines();
  }

  static String caption(PictureGrid.Tile tile) {
    var picture = tile.picture();
    return tile.caption().isBlank() ? picture.width() + "x" + picture.height() : tile.caption();
  }

  private void finding(Finding finding, List<String> lines) {
    var severity = "[" + words.of(finding.severity()) + "]";
    lines.add(
        style.ink().paint(Tone.of(finding.severity()), severity)
            + (" " + finding.id() + "  " + Clean.line(finding.title())));
    labelled(Word.SUBJECT, finding.subject(), lines);
    indented(finding.detail(), lines);
    labelled(Word.REMEDY, finding.remedy(), lines);
    var references = finding.references().stream().map(Reference::label).toList();
    labelled(Word.REFERENCES, String.join(", ", references), lines);
  }

  private void labelled(Word word, String text, List<String> lines) {
    if (!text.isBlank()) {
      indented(words.label(word) + text, lines);
    }
  }

  private void indented(String text, List<String> lines) {
    if (!text.isBlank()) {
      Wrapping.wrap(text, style.width() - INDENT.length())
          .forEach(line -> lines.add((INDENT + line).stripTrailing()));
    }
  }

  private static List<String> seriesRow(
      LineChart chart, LineChart.Series series, Sparkline sparkline) {
    var ys = series.points().stream().filter(chart::shows).map(LineChart.Point::y).toList();
    if (ys.isEmpty()) {
      return List.of(series.name(), "-", "", "-", "-", "-");
    }
    var range = ys.stream().mapToDouble(y -> y).summaryStatistics();
    return List.of(
        series.name(),
        number(ys.get(0)),
        sparkline.of(series),
        number(ys.get(ys.size() - 1)),
        number(range.getMin()),
        number(range.getMax()));
  }

  /** {@code accuracy / epsilon [0, 0.3]}. */
  private static String axes(LineChart chart) {
    var range =
        chart.series().stream()
            .flatMap(series -> series.points().stream())
            .filter(chart::shows)
            .mapToDouble(LineChart.Point::x)
            .summaryStatistics();
    var span =
        range.getCount() == 0
            ? ""
            : " [" + number(range.getMin()) + ", " + number(range.getMax()) + "]";
    return Clean.line(chart.y().label() + " / " + chart.x().label()) + span;
  }

  private static String number(double value) {
    return Numbers.significant(value, DIGITS);
  }
}
