package io.hauberk.report.format;

import java.util.ArrayList;
import java.util.List;

/** A table whose first row is its heading; cells come escaped. */
final class MarkdownTable {

  private final List<Align> aligns;
  private final List<String> lines = new ArrayList<>();

  MarkdownTable(List<Align> aligns) {
    this.aligns = List.copyOf(aligns);
  }

  MarkdownTable(Align... aligns) {
    this(List.of(aligns));
  }

  MarkdownTable row(List<String> escaped) {
    lines.add(MarkdownText.row(escaped));
    if (lines.size() == 1) {
      lines.add(MarkdownText.row(aligns.stream().map(MarkdownTable::rule).toList()));
    }
    return this;
  }

  MarkdownTable row(String... escaped) {
    return row(List.of(escaped));
  }

  String text() {
    return String.join("\n", lines);
  }

  private static String rule(Align align) {
    return switch (align) {
      case LEFT -> "---";
      case RIGHT -> "---:";
    };
  }
}
