package io.hauberk.trust.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.HauberkException;
import io.hauberk.core.Randomness;
import io.hauberk.core.StorageException;
import io.hauberk.trust.audit.AuditLog;
import io.hauberk.trust.audit.LogReader;
import io.hauberk.trust.audit.NoteSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
  private final Recorded recorded = new Recorded();
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("policy.yaml");
    Files.writeString(file, POLICY);
  }

  private PolicyGate gate() {
    return new PolicyGate(file, recorded);
  }

  private void change(String from, String to) {
    try {
      Files.writeString(file, POLICY.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NoteSigner key() {
    return NoteSigner.generate("test.example/log", Randomness.secure());
  }

  private static AccessRequest ask(String who, Action action, String on, Map<String, String> with) {
    return new AccessRequest(who, action, on, with, NOON);
  }

  @Test
  void decide_rolesAttributesAndDenial_combine() {
    var gate = gate();
    var fraud = Map.of("purpose", "fraud");
    var test = Map.of("purpose", "fraud", "environment", "test");

    var live = Map.of("purpose", "fraud", "environment", "live");
    assertThat(gate.decide(ask("alice", Action.READ, "data:customers/salary", live)).rule())
        .contains("analysts-read");
    assertThat(gate.decide(ask("alice", Action.READ, "data:customers/salary", fraud)).rule())
        .as("a deny whose attribute is left out")
        .contains("no-salaries-in-test");
    assertThat(gate.decide(ask("bob", Action.TRAIN, "data:customers", fraud)).allowed()).isTrue();
    var denied = gate.decide(ask("alice", Action.READ, "data:customers/salary", test));
    assertThat(denied.allowed()).isFalse();
    assertThat(denied.rule()).contains("no-salaries-in-test");
    assertThat(gate.decide(ask("mallory", Action.READ, "data:customers", fraud)).allowed())
        .isFalse();
    assertThat(gate.decide(ask("alice", Action.EXPORT, "data:customers", fraud)).rule()).isEmpty();
    assertThat(gate.decide(ask("role:analyst", Action.READ, "data:customers", fraud)).allowed())
        .isFalse();
    assertThat(recorded.decisions).hasSize(7);
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
  void decide_closedAuditLog_letsNobodyIn() {
    var log = AuditLog.create(folder.resolve("log"), key());
    var gate = new PolicyGate(file, DecisionLog.to(log));
    var request = ask("bob", Action.UNMASK, "data:customers/salary", Map.of());
    log.close();

    assertThatThrownBy(() -> gate.decide(request)).isInstanceOf(StorageException.class);
    var before = gate.policy();
    change("may: unmask", "may: decrypt");
    assertThat(gate.reload().orElseThrow()).isInstanceOf(StorageException.class);
    assertThat(gate.policy()).isEqualTo(before);
  }

  @Test
  void decide_intoAnAuditLog_isThereWithRuleAndPolicy() {
    try (var log = AuditLog.create(folder.resolve("log"), key())) {
      var gate = new PolicyGate(file, DecisionLog.to(log));
      gate.decide(ask("bob", Action.UNMASK, "data:customers/salary", Map.of("purpose", "risk")));
      gate.decide(ask("mallory", Action.EXPORT, "model:fraud", Map.of()));
      change("may: unmask", "may: decrypt");
      assertThat(gate.reload()).isEmpty();
    }
    var reader = new LogReader(folder.resolve("log"));
    var entries =
        IntStream.range(0, 3).mapToObj(i -> new String(reader.entry(i, 3), StandardCharsets.UTF_8));

    assertThat(entries)
        .satisfiesExactly(
            allowed ->
                assertThat(allowed)
                    .contains("\"operation\":\"policy.unmask\"", "\"status_id\":1")
                    .contains("\"rule\":\"leads-unmask-by-day\"", "\"attribute.purpose\":\"risk\""),
            denied -> assertThat(denied).contains("mallory", "model:fraud", "\"status_id\":2"),
            change -> assertThat(change).contains("\"operation\":\"policy.replace\""));
  }

  @Test
  void reload_fileWithAnError_keepsTheOldOne() {
    var gate = gate();
    var request = ask("bob", Action.UNMASK, "data:customers/salary", Map.of());
    change("expect: allow", "expect: deny");

    assertThat(gate.reload().orElseThrow()).hasMessageContaining("policy.test: alice reads");
    assertThat(gate.decide(request).allowed()).isTrue();
    assertThat(recorded.changes).isEmpty();

    change("may: unmask", "may: decrypt");
    assertThat(gate.reload()).isEmpty();
    assertThat(gate.decide(request).allowed()).isFalse();
    assertThat(recorded.changes).hasSize(1);
  }

  @Test
  void reload_missingFile_keepsTheOldOne() throws IOException {
    var gate = gate();
    Files.delete(file);

    assertThat(gate.reload().orElseThrow()).isInstanceOf(StorageException.class);
    assertThat(gate.decide(ask("bob", Action.UNMASK, "data:customers/salary", Map.of())).allowed())
        .isTrue();
  }

  @Test
  void watch_changedFile_isInForceAndAnErrorIsTold() throws InterruptedException {
    var gate = gate();
    var refused = new LinkedBlockingQueue<HauberkException>();
    try (var watch = new PolicyWatch(gate, Duration.ofMillis(10), refused::add)) {
      assertThat(watch).isNotNull();
      var before = gate.policy();
      change("may: unmask", "may: fly");
      assertThat(refused.poll(20, TimeUnit.SECONDS)).hasMessageContaining("action: fly");
      assertThat(gate.policy()).isEqualTo(before);
      change("may: unmask", "may: decrypt");
      for (int i = 0; i < 2_000 && gate.policy().equals(before); i++) {
        Thread.sleep(10);
      }
      assertThat(gate.policy()).isNotEqualTo(before);
    }
  }

  @Test
  void reload_underLoad_dropsNoDecisionAndUsesOneOfBoth() throws InterruptedException {
    var gate = new PolicyGate(file, DecisionLog.none());
    var digests = new ArrayList<String>(List.of(gate.policy()));
    var answers = new ArrayList<Decision>();
    var asker =
        new Thread(
            () -> {
              for (int i = 0; i < 50_000; i++) {
                var on = "data:customers/" + i % 50;
                answers.add(gate.decide(ask("alice", Action.READ, on, Map.of("purpose", "risk"))));
              }
            });
    asker.start();
    for (int i = 0; asker.isAlive() || i < 2; i++) {
      change("may: unmask", i % 2 == 0 ? "may: decrypt" : "may: unmask");
      assertThat(gate.reload()).isEmpty();
      digests.add(gate.policy());
    }
    asker.join();

    assertThat(answers).hasSize(50_000).allMatch(Decision::allowed);
    assertThat(answers).extracting(Decision::policy).isSubsetOf(digests);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "version: 2",
        "version: 1",
        "version: 1\nrules: []",
        "version: 1\nrules: [1]",
        "version: 1\nversion: 1\nrules: []",
        "version: 1\nextra: 1",
        "version: 1\nrules: [{id: a, effect: allow, who: user:a, may: fly, on: x}]",
        "version: 1\nrules: [{id: a, effect: maybe, who: user:a, may: read, on: x}]",
        "version: 1\nrules: [{id: a, effect: allow, who: alice, may: read, on: x}]",
        "version: 1\nrules: [{id: a, effect: allow, who: role:none, may: read, on: x}]",
        "version: 1\nrules: [{id: a, effect: allow, who: user:a, may: read, on: '*x'}]",
        "version: 1\nrules: [{id: a, effect: allow, who: user:a, may: read, on: x, hours: 9-5}]",
        "version: 1\nrules: [{id: a, effect: allow, who: user:a, may: read, on: x, when: 3}]",
        "version: 1\nrules: [{id: a, effect: allow, who: user:a, may: read, on: x, unless: 3}]",
        "version: 1\nrules: [{id: a, effect: allow, who: user:a, on: x}]",
        "version: 1\nrules: [{id: a, effect: allow, who: 'user:a,b', may: read, on: x}]",
        "version: 1\nrules: [{id: a, effect: allow, who: user:a, may: read, on: x, when: {p: []}}]",
        "a: &a [1]\nb: *a",
        "version: 1\nrules: [",
        "\u0000",
        "--- 1\n--- 2"
      })
  void parse_malformedPolicy_isRefusedInOneLine(String yaml) {
    assertThatThrownBy(() -> Policy.parse(yaml.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(" (expected: ")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a: 'role:a'}",
        "{a: 'role:b', b: 'role:a'}",
        "{a: 'role:b', b: 'role:c', c: ['role:b', 'user:u']}"
      })
  void read_roleWithinItself_isRefused(String roles) throws IOException {
    var rule = "rules: [{id: r, effect: allow, who: role:a, may: read, on: x}]\n";
    Files.writeString(file, "version: 1\nroles: " + roles + "\n" + rule);

    assertThatThrownBy(() -> Policy.read(file))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("policy.roles");
  }

  @Test
  void request_emptyOrTooLong_isRefused() {
    assertThatThrownBy(() -> ask(" ", Action.READ, "x", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ask("a", Action.READ, "x".repeat(1025), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("request.resource");
    assertThatThrownBy(() -> ask("a", Action.READ, "x", Map.of("a", "")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
