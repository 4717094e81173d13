package io.hauberk.trust.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles, attributes, hours, denial, reload and audit. */
class PolicyGateTest {

  static final String POLICY =
      """
      version: 1
      roles:
        analyst: [user:alice, role:lead]
        lead: [user:bob]
      rules:
        - id: analysts-read
          effect: allow
          who: role:analyst
          may: [read, train]
          on: data:customers*
          when: {purpose: [fraud, risk]}
        - id: leads-unmask-by-day
          effect: allow
          who: role:lead
          may: unmask
          on: data:customers/salary
          hours: 08:00-18:00
        - id: no-salaries-in-test
          effect: deny
          who: role:analyst
          may: read
          on: data:customers/salary
          when: {environment: test}
      tests:
        - {name: alice reads, who: alice, may: read, on: data:customers/name, with: {purpose: fraud}, expect: allow}
        - {name: not for fun, who: alice, may: read, on: data:customers/name, with: {purpose: fun}, expect: deny}
      """;

  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  @TempDir Path folder;
  private final List<Decision> recorded = new ArrayList<>();
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("policy.yaml");
    Files.writeString(file, POLICY);
  }

  private PolicyGate gate() {
    return new PolicyGate(file, recorded::add);
  }

  private static AccessRequest ask(String who, Action action, String on, Map<String, String> with) {
    return new AccessRequest(who, action, on, with, NOON);
  }

  @Test
  void decide_rolesAttributesAndDenial_combine() {
    var gate = gate();
    var fraud = Map.of("purpose", "fraud");
    var test = Map.of("purpose", "fraud", "environment", "test");

    assertThat(gate.decide(ask("alice", Action.READ, "data:customers/salary", fraud)).rule())
        .contains("analysts-read");
    assertThat(gate.decide(ask("bob", Action.TRAIN, "data:customers", fraud)).allowed()).isTrue();
    var denied = gate.decide(ask("alice", Action.READ, "data:customers/salary", test));
    assertThat(denied.allowed()).isFalse();
    assertThat(denied.rule()).contains("no-salaries-in-test");
    assertThat(gate.decide(ask("mallory", Action.READ, "data:customers", fraud)).allowed()).isFalse();
    assertThat(gate.decide(ask("alice", Action.EXPORT, "data:customers", fraud)).rule()).isEmpty();
    assertThat(gate.decide(ask("role:analyst", Action.READ, "data:customers", fraud)).allowed())
        .isFalse();
    assertThat(recorded).hasSize(6);
    assertThatThrownBy(denied::requireAllowed).isInstanceOf(AccessDenied.class);
  }

  @Test
  void decide_outsideTheHours_isDeniedAlsoWhenAskedBefore() {
    var gate = gate();
    var noon = ask("bob", Action.UNMASK, "data:customers/salary", Map.of());
    var night =
        new AccessRequest(
            "bob", Action.UNMASK, noon.resource(), Map.of(), NOON.plusSeconds(8 * 3600));

    assertThat(gate.decide(noon).allowed()).isTrue();
    assertThat(gate.decide(night).allowed()).isFalse();
    assertThat(gate.decide(noon).allowed()).isTrue();
  }

  @Test
  void decide_logThatFails_letsNobodyIn() {
    var gate =
        new PolicyGate(
            file,
            decision -> {
              throw new IllegalStateException("disk full");
            });
    var request = ask("bob", Action.UNMASK, "data:customers/salary", Map.of());

    assertThatThrownBy(() -> gate.decide(request)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void reload_fileWithAnError_keepsTheOldOne() throws IOException {
    var gate = gate();
    var request = ask("bob", Action.UNMASK, "data:customers/salary", Map.of());
    Files.writeString(file, POLICY.replace("expect: allow", "expect: deny"));

    assertThat(gate.reload().orElseThrow()).hasMessageContaining("policy.test: alice reads");
    assertThat(gate.decide(request).allowed()).isTrue();

    Files.writeString(file, POLICY.replace("may: unmask", "may: decrypt"));
    assertThat(gate.reload()).isEmpty();
    assertThat(gate.decide(request).allowed()).isFalse();
  }

  @Test
  void reload_underLoad_dropsNoDecision() throws InterruptedException {
    var gate = new PolicyGate(file, decision -> {});
    var answers = new ArrayList<Boolean>();
    var asker =
        new Thread(
            () -> {
              for (int i = 0; i < 20_000; i++) {
                answers.add(
                    gate.decide(ask("alice", Action.READ, "data:customers/" + i % 50, Map.of("purpose", "risk")))
                        .allowed());
              }
            });
    asker.start();
    do {
      assertThat(gate.reload()).isEmpty();
    } while (asker.isAlive());
    asker.join();

    assertThat(answers).hasSize(20_000).containsOnly(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "[]", "version: 2", "version: 1", "version: 1\nrules: []", "version: 1\nrules: [1]",
        "version: 1\nversion: 1\nrules: []", "version: 1\nextra: 1",
        "version: 1\nrules: [{id: a, effect: allow, who: user:a, may: fly, on: x}]",
        "version: 1\nrules: [{id: a, effect: maybe, who: user:a, may: read, on: x}]",
        "version: 1\nrules: [{id: a, effect: allow, who: alice, may: read, on: x}]",
        "version: 1\nrules: [{id: a, effect: allow, who: role:none, may: read, on: x}]",
        "version: 1\nrules: [{id: a, effect: allow, who: user:a, may: read, on: '*x'}]",
        "version: 1\nrules: [{id: a, effect: allow, who: user:a, may: read, on: x, hours: 9-5}]",
        "version: 1\nrules: [{id: a, effect: allow, who: user:a, may: read, on: x, when: 3}]",
        "version: 1\nrules: [{id: a, effect: allow, who: user:a, may: read, on: x, unless: 3}]",
        "version: 1\nrules: [{id: a, effect: allow, who: user:a, on: x}]"
      })
  void parse_malformedPolicy_isRefusedInOneLine(String yaml) {
    assertThatThrownBy(() -> Policy.parse(yaml.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(" (expected: ")
        .hasMessageNotContaining("\n");
  }
}
