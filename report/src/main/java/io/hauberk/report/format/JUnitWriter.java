package io.hauberk.report.format;

import io.hauberk.report.Bar;
import io.hauberk.report.Evidence;
import io.hauberk.report.Finding;
import io.hauberk.report.Numbers;
import io.hauberk.report.Report;
import io.hauberk.report.ReportWriter;
import io.hauberk.report.Severity;
import io.hauberk.report.markup.Clean;
import io.hauberk.report.markup.Markup;
import java.util.List;

/**
 * Bars and findings as the test cases of a build server. A bar that was hit and a finding of medium
 * severity or worse fail; lesser findings pass and say so in their output.
 */
final class JUnitWriter implements ReportWriter {

  private static final double NANOS = 1e9;

  @Override
  public String render(Report report, Evidence evidence) {
    var outcomes = evidence.outcomes();
    var findings = report.findings();
    long hit = outcomes.stream().filter(Bar.Outcome::hit).count();
    long bad = findings.stream().filter(JUnitWriter::fails).count();
    var xml = new Markup().prolog("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    xml.open(
        "testsuites",
        "name",
        Clean.line(report.title()),
        "tests",
        Integer.toString(outcomes.size() + findings.size()),
        "failures",
        Long.toString(hit + bad),
        "errors",
        "0",
        "time",
        Numbers.fixed(evidence.elapsed().toNanos() / NANOS, 3));
    suite(xml, "bars", outcomes.size(), hit);
    outcomes.forEach(outcome -> bar(xml, outcome));
    xml.close();
    suite(xml, "findings", findings.size(), bad);
    findings.forEach(finding -> finding(xml, finding));
    return xml.close().line().close().line().finish();
  }

  private static void suite(Markup xml, String name, int tests, long failures) {
    xml.line()
        .open(
            "testsuite",
            "name",
            name,
            "tests",
            Integer.toString(tests),
            "failures",
            Long.toString(failures),
            "errors",
            "0",
            "skipped",
            "0")
        .line();
  }

  private static void bar(Markup xml, Bar.Outcome outcome) {
    var name = outcome.bar().toString();
    xml.open("testcase", "classname", "hauberk.bars", "name", name);
    if (outcome.hit()) {
      var message = outcome.metric().name() + ": " + outcome.metric().display();
      xml.empty("failure", "type", "bar", "message", message);
    }
    xml.close().line();
  }

  private static void finding(Markup xml, Finding finding) {
    var name = finding.subject().isBlank() ? finding.title() : finding.subject();
    xml.open("testcase", "classname", "hauberk." + finding.id(), "name", Clean.line(name));
    if (fails(finding)) {
      xml.leaf(
          "failure",
          text(finding),
          "type",
          finding.severity().tag(),
          "message",
          Clean.line(finding.title()));
    } else {
      xml.leaf("system-out", text(finding));
    }
    xml.close().line();
  }

  private static String text(Finding finding) {
    var parts = List.of(finding.title(), finding.detail(), finding.remedy());
    return String.join("\n", parts.stream().filter(part -> !part.isBlank()).toList());
  }

  private static boolean fails(Finding finding) {
    return finding.severity().atLeast(Severity.MEDIUM);
  }
}
