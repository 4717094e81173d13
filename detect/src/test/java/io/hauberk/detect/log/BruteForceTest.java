package io.hauberk.detect.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.detect.alert.Response;
import io.hauberk.testkit.SharedData;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BruteForceTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final BruteForce detector = new BruteForce(3, Duration.ofMinutes(1));

  private static AuthFailure by(String source) {
    return new AuthFailure(AuthFailure.Kind.PASSWORD, source, "root", 1);
  }

  private boolean alarms(String source, long second) {
    return detector.observe(by(source), NOON.plusSeconds(second)).isPresent();
  }

  @Test
  void observe_manyInAWindow_alarmsOnceAndAgainAfterASilence() {
    assertThat(alarms("a", 0)).isFalse();
    assertThat(alarms("b", 1)).isFalse();
    assertThat(alarms("a", 2)).isFalse();
    assertThat(alarms("a", 60)).isTrue();
    assertThat(alarms("a", 61)).isFalse();
    assertThat(alarms("a", 200)).isFalse();
    assertThat(alarms("a", 201)).isFalse();
    assertThat(alarms("a", 202)).isTrue();
  }

  @Test
  void observe_slowGuesses_passUnseen() {
    for (int i = 0; i < 100; i++) {
      assertThat(alarms("a", 31L * i)).isFalse();
    }
  }

  @Test
  void observe_linesOfTwoKinds_areNotAddedUp() {
    for (var kind : List.of(AuthFailure.Kind.PAM, AuthFailure.Kind.PASSWORD)) {
      for (int i = 0; i < 2; i++) {
        var failure = new AuthFailure(kind, "a", "", 1);
        assertThat(detector.observe(failure, NOON)).isEmpty();
      }
    }
    assertThat(detector.refused()).containsEntry("a", 2L);
  }

  @Test
  void observe_repeatedLine_countsForAll() {
    var failure = new AuthFailure(AuthFailure.Kind.PASSWORD, "a", "", 5);
    var alert = detector.observe(failure, NOON).orElseThrow();
    assertThat(alert.principal()).isEqualTo("a");
    assertThat(alert.responses()).contains(new Response.Block("a", Duration.ofMinutes(1)));
  }

  @Test
  void observe_clockJumps_windowGoesOn() {
    assertThat(alarms("a", 0)).isFalse();
    assertThat(alarms("a", 1)).isFalse();
    assertThat(alarms("a", -30)).isTrue(); // disorder stands still
    assertThat(alarms("b", 86_400L * 365)).isFalse();
    assertThat(alarms("b", -86_400L * 365)).isFalse(); // the year began anew
    assertThat(alarms("b", -86_400L * 365 + 120)).isFalse();
    assertThat(alarms("b", -86_400L * 365 + 240)).isFalse();
  }

  @Test
  void observe_moreSourcesThanRoom_forgetsTheLongestSilent() {
    for (int i = 0; i < BruteForce.MAX_SOURCES + 100; i++) {
      detector.observe(by("s" + i), NOON);
    }
    assertThat(detector.refused()).hasSize(BruteForce.MAX_SOURCES).doesNotContainKey("s0");
  }

  @Test
  void create_badLimits_areRefused() {
    assertThatThrownBy(() -> new BruteForce(0, Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BruteForce(1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Counted beside with grep: lines "Failed password" of each address. */
  @Test
  void watch_openSsh_namesTheSourcesWithTheirAttempts() {
    var watch = new LogWatch();
    var alerts = new ArrayList<String>();
    new LogFile(SharedData.dataset("loghub/OpenSSH_2k.log"), Optional.empty())
        .forEach(line -> watch.observe(line).ifPresent(alert -> alerts.add(alert.principal())));
    assertThat(watch.refused())
        .containsEntry("183.62.140.253", 287L)
        .containsEntry("187.141.143.180", 80L)
        .containsEntry("103.99.0.122", 46L)
        .containsEntry("112.95.230.3", 26L);
    assertThat(alerts)
        .containsOnly(
            "183.62.140.253",
            "187.141.143.180",
            "103.99.0.122",
            "112.95.230.3",
            "5.188.10.180",
            "185.190.58.151");
  }

  @Test
  void watch_withoutTimes_goesOn() {
    var watch = new LogWatch();
    var line = "Failed password for root from 192.0.2.7".getBytes(StandardCharsets.UTF_8);
    var alerts = new ArrayList<String>();
    for (int i = 0; i < 30; i++) {
      watch.observe(line).ifPresent(alert -> alerts.add(alert.principal()));
    }
    assertThat(alerts).containsExactly("192.0.2.7");
  }
}
