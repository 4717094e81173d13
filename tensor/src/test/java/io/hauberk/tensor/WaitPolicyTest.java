package io.hauberk.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitPolicyTest {

  @Test
  void spins_anythingButPassive_true() {
    assertThat(WaitPolicy.spins(Map.of())).isTrue();
    assertThat(WaitPolicy.spins(Map.of("OMP_WAIT_POLICY", "active"))).isTrue();
    assertThat(WaitPolicy.spins(Map.of("OMP_WAIT_POLICY", "PASSIVE"))).isFalse();
  }

  /** The build's own tests must not run twenty times slower. */
  @Test
  void spins_thisTestRun_false() {
    assertThat(WaitPolicy.spins(System.getenv())).isFalse();
  }
}
