package io.hauberk.detect.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Randomness;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SeriesDetectorTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** A day's wave with noise, a point every five minutes. */
  private static double wave(int i) {
    return 50
        + 10 * Math.sin(2 * Math.PI * i / 288)
        + new Randomness(7).stream(i, 0).nextGaussian();
  }

  private static Instant at(int i) {
    return START.plusSeconds(300L * i);
  }

  @Test
  void observe_spikeInAWave_isTheOnlyAlarm() {
    var detector = new SeriesDetector();
    Set<Integer> alarms = new TreeSet<>();
    for (int i = 0; i < 2500; i++) {
      if (detector.observe(at(i), i == 2000 ? 150 : wave(i)).alarm()) {
        alarms.add(i);
      }
    }
    assertThat(alarms).containsExactly(2000);
  }

  @Test
  void observe_flatInAWave_isFoundWithinHours() {
    var detector = new SeriesDetector();
    int first = -1;
    for (int i = 0; i < 2400; i++) {
      boolean alarm = detector.observe(at(i), i >= 2160 ? 50 : wave(i)).alarm();
      first = alarm && first < 0 ? i : first;
    }
    assertThat(first).isBetween(2160, 2160 + 48);
  }

  @Test
  void observe_constant_neverAlarms() {
    var detector = new SeriesDetector();
    for (int i = 0; i < 3000; i++) {
      var verdict = detector.observe(at(i), 42);
      assertThat(verdict.alarm()).isFalse();
      assertThat(verdict.score()).isLessThan(4);
    }
  }

  @Test
  void observe_constantThatChanges_alarms() {
    var detector = new SeriesDetector();
    for (int i = 0; i < 1000; i++) {
      detector.observe(at(i), 42);
    }
    var verdict = detector.observe(at(1000), 43);
    assertThat(verdict.alarm()).isTrue();
    assertThat(verdict.score()).isGreaterThanOrEqualTo(detector.threshold());
  }

  @Test
  void observe_nanGapsAndClockBack_areCountedAndWatchingGoesOn() {
    var detector = new SeriesDetector();
    for (int i = 0; i < 2000; i++) {
      if (i % 10 == 3) {
        assertThat(detector.observe(at(i), Double.NaN).alarm()).isFalse();
      } else {
        detector.observe(i % 100 == 50 ? at(i - 40) : at(i), wave(i));
      }
    }
    detector.observe(at(100_000), wave(100_000));
    assertThat(detector.missing()).isEqualTo(200);
    assertThat(detector.disordered()).isEqualTo(20);
    assertThat(detector.points()).isEqualTo(2001);
    assertThat(detector.observe(at(100_001), 500).score()).isGreaterThan(detector.threshold());
  }

  @Test
  void observe_infiniteAndHuge_areScored() {
    var detector = new SeriesDetector();
    for (int i = 0; i < 500; i++) {
      detector.observe(at(i), wave(i));
    }
    assertThat(detector.observe(at(500), Double.POSITIVE_INFINITY).alarm()).isTrue();
    for (int i = 501; i < 700; i++) {
      assertThat(detector.observe(at(i), i % 2 == 0 ? 1e308 : -1e308).score()).isFinite();
    }
  }

  @Test
  void restore_goesOnAlike() {
    var detector = new SeriesDetector(5, 13, 100);
    for (int i = 0; i < 1500; i++) {
      detector.observe(at(i), wave(i));
    }
    var restored = SeriesDetector.restore(detector.snapshot());
    for (int i = 1500; i < 1800; i++) {
      double value = i == 1700 ? 120 : wave(i);
      assertThat(restored.observe(at(i), value)).isEqualTo(detector.observe(at(i), value));
    }
    assertThat(restored.points()).isEqualTo(detector.points());
  }

  @Test
  void restore_damaged_isRefused() {
    var detector = new SeriesDetector(0, 13, 100);
    for (int i = 0; i < 100; i++) {
      detector.observe(at(i), wave(i));
    }
    var snapshot = detector.snapshot();
    for (int i = 0; i < snapshot.length; i += 97) {
      var bad = snapshot.clone();
      bad[i] ^= 1;
      assertThatThrownBy(() -> SeriesDetector.restore(bad)).isInstanceOf(DataFormatException.class);
    }
  }

  @Test
  void create_badConfiguration_isRefused() {
    assertThatThrownBy(() -> new SeriesDetector(-1, 13, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SeriesDetector(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SeriesDetector(1, 13, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
