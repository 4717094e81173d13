package io.hauberk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTest {

  @ParameterizedTest
  @ValueSource(strings = {"HBK-ROBUST-001", "HBK-MPC-1234", "HBK-E2E-000"})
  void constructor_stableId_accepted(String id) {
    assertThat(finding(id, Severity.LOW, "").id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ROBUST-001",
        "HBK-robust-001",
        "HBK-ROBUST-1",
        "HBK-ROBUST-00001",
        "HBK--001"
      })
  void constructor_otherId_refused(String id) {
    assertThatThrownBy(() -> finding(id, Severity.LOW, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("finding.id: " + id + " (expected: HBK-AREA-NNN, such as HBK-ROBUST-001)");
  }

  @Test
  void constructor_blankTitle_refused() {
    assertThatThrownBy(() -> Finding.builder("HBK-DATA-001", Severity.LOW, " ").build())
        .hasMessage("finding.title:   (expected: one line about HBK-DATA-001)");
  }

  @Test
  void builder_nothingSaid_empty() {
    var finding = Finding.builder("HBK-DATA-001", Severity.LOW, "title").build();
    assertThat(finding.detail() + finding.subject() + finding.remedy()).isEmpty();
    assertThat(finding.references()).isEmpty();
  }

  @Test
  void worstFirst_anyOrder_sameResult() {
    var a = finding("HBK-DATA-002", Severity.CRITICAL, "");
    var b = finding("HBK-DATA-001", Severity.HIGH, "a");
    var c = finding("HBK-DATA-001", Severity.HIGH, "b");
    var d = finding("HBK-DATA-003", Severity.HIGH, "a");
    var e = finding("HBK-DATA-001", Severity.INFO, "");
    var sorted = List.of(a, b, c, d, e);
    for (int turn = 0; turn < sorted.size(); turn++) {
      var turned = new ArrayList<>(sorted);
      Collections.rotate(turned, turn);
      turned.sort(Finding.WORST_FIRST);
      assertThat(turned).isEqualTo(sorted);
    }
  }

  @ParameterizedTest
  @CsvSource({"HIGH, MEDIUM, true", "MEDIUM, MEDIUM, true", "LOW, MEDIUM, false"})
  void atLeast_twoSeverities_compared(Severity one, Severity other, boolean expected) {
    assertThat(one.atLeast(other)).isEqualTo(expected);
  }

  @Test
  void tag_everySeverity_lowerCase() {
    assertThat(Severity.values())
        .extracting(Severity::tag)
        .containsExactly("info", "low", "medium", "high", "critical");
  }

  private static Finding finding(String id, Severity severity, String subject) {
    return Finding.builder(id, severity, "title").subject(subject).build();
  }
}
