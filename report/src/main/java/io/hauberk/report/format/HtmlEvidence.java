package io.hauberk.report.format;

import io.hauberk.report.Cell;
import io.hauberk.report.Evidence;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.report.markup.Markup;
import java.util.Map;

/** What the results rest on, at the end of the page. */
final class HtmlEvidence {

  private final Markup out;
  private final Words words;

  HtmlEvidence(Markup out, Words words) {
    this.out = out;
    this.words = words;
  }

  void append(Evidence evidence) {
    out.open("section", "class", "card", "id", "evidence").line();
    out.leaf("h2", words.of(Word.EVIDENCE)).line();
    out.open("dl", "class", "pairs").line();
    for (var fact : Facts.of(evidence, words)) {
      out.leaf("dt", fact.name()).leaf("dd", fact.value()).line();
    }
    out.close().line();
    block(Word.COMMAND, evidence.commandLine());
    block(Word.REPEAT, String.join("\n", evidence.repeat()));
    inputs(evidence);
    configuration(evidence.configuration());
    out.close().line();
  }

  private void block(Word heading, String text) {
    if (!text.isBlank()) {
      out.leaf("h3", words.of(heading)).open("pre").leaf("code", text).close().line();
    }
  }

  private void inputs(Evidence evidence) {
    if (evidence.inputs().isEmpty()) {
      return;
    }
    var table =
        Table.builder(
            "",
            Column.text(words.of(Word.NAME)),
            Column.number(words.of(Word.BYTES), ""),
            Column.text("SHA-256"));
    for (var input : evidence.inputs()) {
      table.row(Cell.text(input.name()), Cell.whole(input.bytes()), Cell.text(input.sha256()));
    }
    out.leaf("h3", words.of(Word.INPUTS)).open("div", "class", "digests");
    HtmlTable.append(out, table.build());
    out.close();
  }

  private void configuration(Map<String, String> configuration) {
    if (configuration.isEmpty()) {
      return;
    }
    out.open("details").leaf("summary", words.of(Word.CONFIGURATION)).line();
    out.open("dl", "class", "pairs").line();
    configuration.forEach((name, value) -> out.leaf("dt", name).leaf("dd", value).line());
    out.close().close().line();
  }
}
