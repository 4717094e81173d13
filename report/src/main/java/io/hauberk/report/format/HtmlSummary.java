package io.hauberk.report.format;

import io.hauberk.report.Bar;
import io.hauberk.report.Evidence;
import io.hauberk.report.Finding;
import io.hauberk.report.Report;
import io.hauberk.report.Severity;
import io.hauberk.report.markup.Markup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a reader in a hurry sees: results as tiles, findings by severity, bars. */
final class HtmlSummary {

  private final Markup out;
  private final Words words;

  HtmlSummary(Markup out, Words words) {
    this.out = out;
    this.words = words;
  }

  void append(Report report, Evidence evidence) {
    var outcomes = evidence.outcomes();
    var findings = report.findings();
    if (outcomes.isEmpty() && findings.isEmpty() && evidence.metrics().isEmpty()) {
      return;
    }
    out.open("section", "class", "summary", "aria-label", words.of(Word.SUMMARY)).line();
    tiles(evidence);
    bars(outcomes);
    severities(findings);
    out.close().line();
  }

  private void tiles(Evidence evidence) {
    if (evidence.metrics().isEmpty()) {
      return;
    }
    out.open("dl", "class", "tiles").line();
    for (var metric : evidence.metrics()) {
      out.open("div", "class", "tile");
      out.leaf("dt", metric.name()).leaf("dd", metric.display());
      out.close().line();
    }
    out.close().line();
  }

  private void bars(List<Bar.Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return;
    }
    out.open("div", "class", "card").leaf("h2", words.of(Word.BARS));
    out.open("ul", "class", "bars").line();
    for (var outcome : outcomes) {
      out.open("li");
      out.leaf("span", words.of(outcome), "class", "badge " + style(outcome));
      out.leaf("code", outcome.bar().toString());
      out.leaf("span", outcome.metric().display(), "class", "soft");
      out.close().line();
    }
    out.close().close().line();
  }

  private void severities(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    out.open("ul", "class", "counts", "aria-label", words.of(Word.FINDINGS)).line();
    for (var severity : worstFirst()) {
      long count = findings.stream().filter(one -> one.severity() == severity).count();
      out.open("li", "class", count == 0 ? "none" : severity.tag());
      out.leaf("b", Long.toString(count)).text(" " + words.of(severity));
      out.close().line();
    }
    out.close().line();
  }

  private static String style(Bar.Outcome outcome) {
    return outcome.hit() ? "failed" : "passed";
  }

  private static List<Severity> worstFirst() {
    var severities = new ArrayList<>(List.of(Severity.values()));
    Collections.reverse(severities);
    return severities;
  }
}
