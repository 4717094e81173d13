package io.hauberk.detect.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The Numenta Anomaly Benchmark, standard profile, one configuration for its 58 series. */
class NabTest {

  /** The configuration of {@code hauberk detect series}; a minute of one core. */
  @Test
  @EnabledIfSystemProperty(named = "hauberk.slow", matches = "true")
  void nab_defaultConfiguration_reachesTheAnchor() throws IOException {
    assertThat(nab(SeriesDetector::new)).isGreaterThanOrEqualTo(64);
  }

  @Test
  void nab_withoutTheForest_reachesTheAnchor() throws IOException {
    assertThat(nab(() -> new SeriesDetector(0, 12, SeriesDetector.DEFAULT_QUIET)))
        .isGreaterThanOrEqualTo(62);
  }

  private static double nab(Supplier<SeriesDetector> configuration) throws IOException {
    var score = new NabScore();
    for (var set : NabSet.all()) {
      score.add(set.alarms(configuration.get()), set.windows());
    }
    return score.value();
  }

  /** A published entry, scored again: its alarm rule and threshold give its published figure. */
  @Test
  void windowedGaussian_withItsPublishedThreshold_hasItsPublishedScore() throws IOException {
    var score = new NabScore();
    for (var set : NabSet.all()) {
      score.add(WindowedGaussian.alarms(set.values()), set.windows());
    }
    assertThat(score.value()).isCloseTo(39.65, within(0.05));
  }

  @Test
  void score_silence_isZeroAndEarlyAlarmsNearlyPerfect() {
    var windows = List.of(new NabScore.Window(50, 69));
    var silent = new NabScore();
    silent.add(new boolean[100], windows);
    var early = new NabScore();
    var alarms = new boolean[100];
    alarms[50] = true;
    early.add(alarms, windows);
    assertThat(silent.value()).isZero();
    assertThat(early.value()).isCloseTo(100, within(1e-9));
  }

  @Test
  void score_alarmFarFromAnyWindow_costsItsWeight() {
    var score = new NabScore();
    var alarms = new boolean[100];
    alarms[30] = true;
    alarms[5] = true; // on probation
    score.add(alarms, List.of(new NabScore.Window(50, 69)));
    assertThat(score.value()).isCloseTo(-5.5, within(1e-9));
  }
}
