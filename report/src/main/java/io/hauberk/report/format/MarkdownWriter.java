package io.hauberk.report.format;

import io.hauberk.report.Evidence;
import io.hauberk.report.Report;
import io.hauberk.report.ReportWriter;
import java.util.ArrayList;
import java.util.List;

/** GitHub Flavored Markdown: tables for pull requests, job summaries and wikis. */
final class MarkdownWriter implements ReportWriter {

  private static final String BOLD = "**";

  private final Words words;

  MarkdownWriter(Style style) {
    this.words = style.words();
  }

  @Override
  public String render(Report report, Evidence evidence) {
    var blocks = new ArrayList<String>();
    blocks.add("# " + MarkdownText.inline(report.title()));
    if (!report.subtitle().isBlank()) {
      blocks.add(MarkdownText.line(report.subtitle()));
    }
    bars(evidence, blocks);
    var sections = new MarkdownSections(words);
    for (var section : report.sections()) {
      if (!section.title().isBlank()) {
        blocks.add("## " + MarkdownText.inline(section.title()));
      }
      blocks.add(section.accept(sections));
    }
    results(evidence, blocks);
    evidence(evidence, blocks);
    return String.join("\n\n", blocks) + "\n";
  }

  private void bars(Evidence evidence, List<String> blocks) {
    var outcomes = evidence.outcomes();
    if (outcomes.isEmpty()) {
      return;
    }
    var table = new MarkdownTable(Align.LEFT, Align.RIGHT, Align.LEFT);
    table.row(words.of(Word.FAIL_ON), words.of(Word.VALUE), words.of(Word.OUTCOME));
    for (var outcome : outcomes) {
      var strong = outcome.hit() ? BOLD : "";
      table.row(
          MarkdownText.inline(outcome.bar().toString()),
          MarkdownText.inline(outcome.metric().display()),
          strong + words.of(outcome) + strong);
    }
    blocks.add(table.text());
  }

  private void results(Evidence evidence, List<String> blocks) {
    if (evidence.metrics().isEmpty()) {
      return;
    }
    blocks.add("## " + words.of(Word.RESULTS));
    var table = new MarkdownTable(Align.LEFT, Align.RIGHT);
    table.row(words.of(Word.NAME), words.of(Word.VALUE));
    for (var metric : evidence.metrics()) {
      table.row(MarkdownText.inline(metric.name()), MarkdownText.inline(metric.display()));
    }
    blocks.add(table.text());
  }

  private void evidence(Evidence evidence, List<String> blocks) {
    blocks.add("## " + words.of(Word.EVIDENCE));
    var table = new MarkdownTable(Align.LEFT, Align.LEFT);
    table.row(words.of(Word.NAME), words.of(Word.VALUE));
    for (var fact : Facts.of(evidence, words)) {
      table.row(fact.name(), MarkdownText.inline(fact.value()));
    }
    for (var input : evidence.inputs()) {
      table.row(MarkdownText.inline(input.name()), "SHA-256 " + input.sha256());
    }
    blocks.add(table.text());
    if (!evidence.repeat().isEmpty()) {
      blocks.add(words.label(Word.REPEAT).strip());
      blocks.add(MarkdownText.fenced("sh", String.join("\n", evidence.repeat())));
    }
  }
}
