package io.hauberk.detect.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventClockTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void advance_forwardDisorderAndSet_neverRunsBack() {
    var clock = new EventClock();
    assertThat(clock.advance(NOON)).isZero();
    assertThat(clock.advance(NOON.plusSeconds(10))).isEqualTo(Duration.ofSeconds(10));
    assertThat(clock.advance(NOON.plusSeconds(5))).isEqualTo(Duration.ofSeconds(10));
    assertThat(clock.advance(NOON.plusSeconds(10))).isEqualTo(Duration.ofSeconds(10));
    assertThat(clock.advance(NOON.minusSeconds(100_000))).isEqualTo(Duration.ofSeconds(10));
    assertThat(clock.advance(NOON.minusSeconds(99_999))).isEqualTo(Duration.ofSeconds(11));
  }

  @Test
  void advance_extremes_noOverflow() {
    var clock = new EventClock();
    for (int i = 0; i < 1000; i++) {
      clock.advance(Instant.parse("1970-01-01T00:00:00Z"));
      assertThat(clock.advance(Instant.MAX).toMillis()).isPositive();
    }
  }
}
