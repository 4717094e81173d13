package io.hauberk.report.format;

import io.hauberk.report.Bar;
import io.hauberk.report.Evidence;
import io.hauberk.report.Report;
import io.hauberk.report.ReportWriter;
import io.hauberk.report.markup.Clean;
import java.util.ArrayList;
import java.util.List;

/** Plain text for terminals and logs: title, sections, results, bars, seed. */
final class TextWriter implements ReportWriter {

  private final Style style;
  private final Words words;

  TextWriter(Style style) {
    this.style = style;
    this.words = style.words();
  }

  @Override
  public String render(Report report, Evidence evidence) {
    var lines = new ArrayList<>(title(report));
    var sections = new TextSections(style);
    for (var section : report.sections()) {
      lines.add("");
      heading(section.title(), lines);
      lines.addAll(section.accept(sections));
    }
    results(evidence, lines);
    bars(evidence, lines);
    lines.add("");
    lines.addAll(footer(evidence));
    return String.join("\n", lines) + "\n";
  }

  private List<String> title(Report report) {
    var title = Clean.line(report.title());
    var lines = new ArrayList<String>();
    lines.add(style.ink().paint(Tone.TITLE, title));
    lines.add("=".repeat(DisplayWidth.of(title)));
    if (!report.subtitle().isBlank()) {
      lines.addAll(Wrapping.wrap(report.subtitle(), style.width()));
    }
    return lines;
  }

  private void heading(String title, List<String> lines) {
    if (!title.isBlank()) {
      lines.add(style.ink().paint(Tone.TITLE, Clean.line(title)));
    }
  }

  private void results(Evidence evidence, List<String> lines) {
    if (evidence.metrics().isEmpty()) {
      return;
    }
    lines.add("");
    heading(words.of(Word.RESULTS), lines);
    var table = new AlignedTable(Align.LEFT, Align.RIGHT);
    evidence.metrics().forEach(metric -> table.row(metric.name(), metric.display()));
    lines.addAll(table.lines());
  }

  private void bars(Evidence evidence, List<String> lines) {
    var outcomes = evidence.outcomes();
    if (outcomes.isEmpty()) {
      return;
    }
    lines.add("");
    var table = new AlignedTable(Align.LEFT, Align.RIGHT, Align.LEFT);
    table.row(words.of(Word.FAIL_ON), words.of(Word.VALUE), words.of(Word.OUTCOME));
    outcomes.forEach(one -> table.row(one.bar().toString(), one.metric().display(), words.of(one)));
    var rows = table.linesWithHeading();
    lines.addAll(rows.subList(0, 2));
    for (int i = 0; i < outcomes.size(); i++) {
      lines.add(style.ink().paint(tone(outcomes.get(i)), rows.get(i + 2)));
    }
  }

  private static Tone tone(Bar.Outcome outcome) {
    return outcome.hit() ? Tone.FAILED : Tone.PASSED;
  }

  private List<String> footer(Evidence evidence) {
    var table = new AlignedTable(Align.LEFT, Align.LEFT);
    Facts.of(evidence, words).forEach(fact -> table.row(fact.name(), fact.value()));
    evidence.repeat().forEach(command -> table.row(words.of(Word.REPEAT), command));
    return table.lines();
  }
}
