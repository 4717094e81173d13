package io.hauberk.robust.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.Evidence;
import io.hauberk.report.Finding;
import io.hauberk.report.Reference;
import io.hauberk.report.Report;
import io.hauberk.report.Severity;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.report.format.Style;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ThreatTest {

  private static final Finding FINDING =
      Finding.builder("HBK-ROBUST-001", Severity.HIGH, "gives way").subject("model").build();

  @Test
  void references_everyThreat_oneOfEachCatalogue() {
    for (var threat : Threat.values()) {
      assertThat(threat.references())
          .as(threat.name())
          .extracting(Reference::scheme)
          .contains("MITRE ATLAS", "OWASP ML", "NIST AI 100-2");
    }
  }

  @Test
  void attach_twice_entriesOnce() {
    var once = Threat.WHITE_BOX_EVASION.attach(FINDING);
    assertThat(Threat.WHITE_BOX_EVASION.attach(once)).isEqualTo(once);
    assertThat(once.references())
        .extracting(Reference::id)
        .containsExactly("AML.T0015", "AML.T0043.000", "ML01:2023", "NISTAML.022");
  }

  @Test
  void render_findingWithThreat_idsInEveryFormat() {
    var report =
        Report.builder("t")
            .findings("findings", List.of(Threat.MODEL_THEFT.attach(FINDING)))
            .build();
    var now = Instant.EPOCH;
    var evidence = Evidence.builder(List.of("assess"), 1, now).build(now);
    for (var format : List.of(ReportFormat.JSON, ReportFormat.HTML, ReportFormat.SARIF)) {
      var text = format.writer(Style.plain(Locale.ENGLISH)).render(report, evidence);
      assertThat(text).as(format.name()).contains("AML.T0024.002", "ML05:2023", "NISTAML.031");
    }
  }
}
