package io.hauberk.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {

  /** All right: the ends are closed, a^(1/n) and 1 - a^(1/n) at a = 0.025. */
  @Test
  void epsilon_allRight_isTheClosedForm() {
    double end = Math.pow(0.025, 0.01);
    assertThat(new Rates(100, 100, 100, 0).epsilon(0, 0.95))
        .isCloseTo(Math.log(end / (1 - end)), within(1e-9));
    assertThat(new Rates(100, 100, 100, 0).epsilon(0.1, 0.95))
        .isCloseTo(Math.log((end - 0.1) / (1 - end)), within(1e-9));
  }

  @Test
  void epsilon_noBetterThanChance_isZero() {
    assertThat(new Rates(1000, 500, 1000, 500).epsilon(0, 0.95)).isZero();
    assertThat(new Rates(1, 1, 1, 0).epsilon(0, 0.95)).isZero();
    assertThat(new Rates(100, 100, 100, 0).epsilon(0.99, 0.95)).isZero();
  }

  /** Called the other way about, the same games say the same. */
  @Test
  void epsilon_outsFoundBetter_usesTheOtherSide() {
    var ins = new Rates(500, 100, 500, 0);
    var outs = new Rates(500, 500, 500, 400);
    assertThat(outs.epsilon(0, 0.99)).isCloseTo(ins.epsilon(0, 0.99), within(1e-9)).isPositive();
  }

  /** Randomised response at epsilon 1: at confidence 0.9 at most 100 of 1,000 bounds lie above. */
  @Test
  void epsilon_ofRandomisedResponse_isRarelyAbove() {
    double right = Math.E / (1 + Math.E);
    var stream = new Randomness(5).stream(0, 0);
    int above = 0;
    for (int game = 0; game < 1000; game++) {
      long hits = 0;
      long alarms = 0;
      for (int i = 0; i < 200; i++) {
        hits += stream.nextDouble() < right ? 1 : 0;
        alarms += stream.nextDouble() < right ? 0 : 1;
      }
      above += new Rates(200, hits, 200, alarms).epsilon(0, 0.9) > 1 ? 1 : 0;
    }
    assertThat(above).isLessThan(100);
  }

  @ParameterizedTest
  @CsvSource({"0,0,1,0", "1,0,0,0", "5,6,5,0", "5,5,5,-1", "5,-1,5,0", "5,5,5,6"})
  void rates_impossibleCounts_areRefused(long n, long hits, long others, long alarms) {
    assertThatThrownBy(() -> new Rates(n, hits, others, alarms))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void epsilon_badConfidenceOrDelta_isRefused() {
    var rates = new Rates(10, 5, 10, 5);
    assertThatThrownBy(() -> rates.epsilon(0, 1))
        .hasMessage("confidence: 1.0 (expected: 0.5 or more, below 1)");
    assertThatThrownBy(() -> rates.epsilon(1, 0.9))
        .hasMessage("delta: 1.0 (expected: 0 or more, below 1)");
    assertThatThrownBy(() -> rates.epsilon(Double.NaN, 0.9))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
