package io.hauberk.detect.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.detect.alert.Response;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest {

  private static Access access(String caller, String source, long second, Access.Outcome outcome) {
    return new Access(caller, source, Instant.ofEpochSecond(second), outcome, 1);
  }

  @Test
  void bursts_requestsCostFailures_eachHaveALimit() {
    var bursts =
        new Bursts(
            Map.of(
                Bursts.Kind.REQUESTS, 100.0, Bursts.Kind.COST, 1000.0, Bursts.Kind.FAILURES, 5.0));
    int alerts = 0;
    for (int i = 0; i < 90; i++) {
      alerts += bursts.observe(access("a", "s", i * 10L, Access.Outcome.ANSWERED)).size();
    }
    assertThat(alerts).isZero();
    for (int i = 0; i < 6; i++) {
      alerts += bursts.observe(access("a", "s", 1000, Access.Outcome.FAILED)).size();
    }
    assertThat(alerts).isEqualTo(1);
    var dear = new Access("b", "s", Instant.ofEpochSecond(1000), Access.Outcome.ANSWERED, 5000);
    assertThat(bursts.observe(dear))
        .singleElement()
        .satisfies(
            alert ->
                assertThat(alert.responses())
                    .singleElement()
                    .isInstanceOf(Response.Throttle.class));
    assertThatThrownBy(() -> new Bursts(Map.of())).hasMessageStartingWith("limits: none");
  }

  @Test
  void bursts_callerThatRotatesIdentities_boundedAndCounted() {
    var bursts = new Bursts(Map.of(Bursts.Kind.REQUESTS, 10.0));
    int many = Callers.DEFAULT_ROOM + 5000;
    for (int i = 0; i < many; i++) {
      bursts.observe(access("id" + i, "s", i, Access.Outcome.ANSWERED));
    }
    assertThat(bursts.forgotten()).isEqualTo(5000);
  }

  @Test
  void credentials_rotationSharedKeyAndGuessing_areTold() {
    var credentials = new Credentials(10, 8);
    int alerts = 0;
    for (int i = 0; i < 8; i++) {
      alerts += credentials.observe(access("id" + i, "one", i, Access.Outcome.ANSWERED)).size();
    }
    assertThat(alerts).as("a source under many names").isEqualTo(1);
    for (int i = 0; i < 8; i++) {
      alerts += credentials.observe(access("key", "s" + i, i, Access.Outcome.ANSWERED)).size();
    }
    assertThat(alerts).as("a key from many sources").isEqualTo(2);
    for (int i = 0; i < 11; i++) {
      alerts += credentials.observe(access("x" + i, "bad", 10, Access.Outcome.REFUSED)).size();
    }
    assertThat(alerts).as("guessing").isEqualTo(3);
  }

  @Test
  void credentials_namesOverHours_areNoRotation() {
    var credentials = new Credentials(10, 4);
    int alerts = 0;
    for (int i = 0; i < 50; i++) {
      alerts +=
          credentials.observe(access("id" + i, "nat", i * 2000L, Access.Outcome.ANSWERED)).size();
    }
    assertThat(alerts).isZero();
  }

  @Test
  void access_hugeNames_areCut() {
    var access = access("c".repeat(100_000), "s".repeat(100_000), 0, Access.Outcome.FAILED);
    assertThat(access.caller()).hasSize(256);
    assertThat(access.source()).hasSize(256);
  }
}
