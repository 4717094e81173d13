package io.hauberk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChecksTest {

  @Test
  void positive_zeroNegativeNanInfinite_refused() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Checks.positive("epsilon", bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("epsilon: " + bad + " (expected: > 0 and finite)");
    }
    assertThatCode(() -> Checks.positive("epsilon", 1e-9)).doesNotThrowAnyException();
  }

  @Test
  void inRange_nan_refused() {
    assertThatThrownBy(() -> Checks.inRange("pixel", Double.NaN, 0, 1))
        .hasMessage("pixel: NaN (expected: 0.0 to 1.0)");
  }

  @Test
  void state_broken_illegalState() {
    assertThatThrownBy(() -> Checks.state(false, "scope", "closed", "open"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("scope: closed (expected: open)");
  }

  @Test
  void message_valueWithControls_isOneLineThatSteersNothing() {
    assertThat(Checks.message("kind", "temp\nforged: \u001b[2J\u2028", "templates"))
        .isEqualTo("kind: temp\\u000aforged: \\u001b[2J\\u2028 (expected: templates)");
  }
}
