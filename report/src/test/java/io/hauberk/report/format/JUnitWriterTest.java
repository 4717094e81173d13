package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.Evidence;
import io.hauberk.report.Finding;
import io.hauberk.report.Report;
import io.hauberk.report.Samples;
import io.hauberk.report.Severity;
import io.hauberk.report.Xml;
import io.hauberk.report.markup.Clean;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JUnitWriterTest {

  @Test
  void render_barsAndFindings_twoSuites() {
    var xml = xml(Samples.report(), Samples.evidence());
    var root = xml.getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("testsuites");
    assertThat(root.getAttribute("tests")).isEqualTo("4");
    assertThat(root.getAttribute("failures")).isEqualTo("2");
    assertThat(root.getAttribute("time")).isEqualTo("12.345");
    assertThat(names(Xml.all(xml, "testsuite"))).containsExactly("bars", "findings");
    assertThat(names(Xml.all(xml, "testcase")))
        .containsExactly(
            "robust-accuracy<0.85", "clean-accuracy<0.95", "mnist cnn.onnx", "Few samples");
  }

  @Test
  void render_suiteCounts_matchTheirCases() {
    var xml = xml(Samples.report(), Samples.evidence());
    for (var suite : Xml.all(xml, "testsuite")) {
      assertThat(suite.getAttribute("tests"))
          .isEqualTo("" + suite.getElementsByTagName("testcase").getLength());
      assertThat(suite.getAttribute("failures"))
          .isEqualTo("" + suite.getElementsByTagName("failure").getLength());
    }
  }

  @Test
  void render_barHit_failureTellsTheResult() {
    var failure = Xml.all(xml(Samples.report(), Samples.evidence()), "failure").get(0);
    assertThat(failure.getAttribute("message")).isEqualTo("robust-accuracy: 81.25 %");
  }

  @ParameterizedTest
  @CsvSource({"INFO, 0", "LOW, 0", "MEDIUM, 1", "HIGH, 1", "CRITICAL, 1"})
  void render_finding_failsFromMediumOn(Severity severity, int failures) {
    var finding = Finding.builder("HBK-DATA-001", severity, "title").detail("d").build();
    var report = Report.builder("r").findings("", List.of(finding)).build();
    var xml = xml(report, Samples.emptyEvidence());
    assertThat(Xml.all(xml, "failure")).hasSize(failures);
    assertThat(Xml.all(xml, "system-out")).hasSize(1 - failures);
    assertThat(Xml.all(xml, "testcase").get(0).getTextContent()).isEqualTo("title\nd");
  }

  @Test
  void render_hostile_wellFormedText() {
    var xml = xml(Samples.hostileReport(), Samples.hostileEvidence());
    var found = Xml.all(xml, "testcase").get(1);
    assertThat(found.getAttribute("name")).isEqualTo(Clean.line(Samples.HOSTILE));
    assertThat(found.getTextContent()).startsWith(Clean.block(Samples.HOSTILE));
    assertThat(Xml.all(xml, "script")).isEmpty();
  }

  @Test
  void render_empty_twoEmptySuites() {
    var xml = xml(Samples.emptyReport(), Samples.emptyEvidence());
    assertThat(Xml.all(xml, "testsuite")).hasSize(2);
    assertThat(xml.getDocumentElement().getAttribute("tests")).isEqualTo("0");
  }

  private static List<String> names(List<Element> elements) {
    return elements.stream().map(element -> element.getAttribute("name")).toList();
  }

  private static Document xml(Report report, Evidence evidence) {
    return Xml.parse(new JUnitWriter().render(report, evidence));
  }
}
