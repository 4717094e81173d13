package io.hauberk.report.format;

import io.hauberk.report.markup.Clean;
import java.util.ArrayList;
import java.util.List;

/** Columns of text that stand straight on a terminal, Chinese included. */
final class AlignedTable {

  private static final String GAP = "  ";

  private final List<Align> aligns;
  private final List<List<String>> rows = new ArrayList<>();

  AlignedTable(List<Align> aligns) {
    this.aligns = List.copyOf(aligns);
  }

  AlignedTable(Align... aligns) {
    this(List.of(aligns));
  }

  /** Adds a row of as many texts as there are columns. */
  AlignedTable row(List<String> texts) {
    rows.add(texts.stream().map(Clean::line).toList());
    return this;
  }

  AlignedTable row(String... texts) {
    return row(List.of(texts));
  }

  /** All rows. */
  List<String> lines() {
    var widths = widths();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  /** All rows, the first of them underlined as heading. */
  List<String> linesWithHeading() {
    var widths = widths();
    var rule = widths.stream().map("-"::repeat).toList();
    var lines = new ArrayList<>(lines());
    lines.add(1, line(rule, widths));
    return lines;
  }

  private List<Integer> widths() {
    var widths = new ArrayList<Integer>();
    for (int i = 0; i < aligns.size(); i++) {
      int column = i;
      widths.add(rows.stream().mapToInt(row -> DisplayWidth.of(row.get(column))).max().orElse(0));
    }
    return widths;
  }

  private String line(List<String> row, List<Integer> widths) {
    var padded = new ArrayList<String>();
    for (int i = 0; i < aligns.size(); i++) {
      padded.add(aligns.get(i).pad(row.get(i), widths.get(i)));
    }
    return String.join(GAP, padded).stripTrailing();
  }
}
