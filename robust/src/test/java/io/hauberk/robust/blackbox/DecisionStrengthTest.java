package io.hauberk.robust.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.TensorScope;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How near decision-based attacks come to the nearest adversarial there is. */
class DecisionStrengthTest {

  private static final Terms TERMS = Terms.untargeted(3000, 3);

  static Stream<BlackBoxAttack<LabelOracle>> euclidean() {
    return Stream.of(
        new HopSkipJump(TERMS, Metric.L2, Starts.noise()),
        new Boundary(TERMS, Starts.noise()),
        new GeoDa(TERMS, Metric.L2, Starts.noise()),
        new SignOpt(TERMS, Starts.noise()));
  }

  @ParameterizedTest
  @MethodSource("euclidean")
  void run_plane_nearTheExactDistance(BlackBoxAttack<LabelOracle> attack) {
    try (var scope = TensorScope.open()) {
      var batch = Plane.samples(12);
      var exact = Plane.distances(batch);
      var found = attack.run(new Plane(), batch, AttackState.none()).samples();
      for (int i = 0; i < exact.length; i++) {
        assertThat(found.get(i).distance()).isBetween(exact[i] * 0.999, exact[i] * 1.1 + 1e-3);
      }
    }
  }

  @Test
  void run_pointwise_noChangedValueCanBeSetBack() {
    try (var scope = TensorScope.open()) {
      var batch = Plane.samples(12);
      var result = new Pointwise(TERMS, Starts.noise()).run(new Plane(), batch, AttackState.none());
      var exact = Plane.distances(batch);
      for (int i = 0; i < exact.length; i++) {
        assertThat(result.samples().get(i).distance()).isBetween(1.0, 4.0);
      }
    }
  }

  @Test
  void run_donors_closerStartThanNoise() {
    try (var scope = TensorScope.open()) {
      var batch = Plane.samples(40);
      var few = Terms.untargeted(40, 3);
      var noise = new HopSkipJump(few, Metric.L2, Starts.noise());
      var donors = new HopSkipJump(few, Metric.L2, Starts.with(batch.inputs()));
      double fromNoise =
          noise.run(new Plane(), batch, AttackState.none()).medianDistance().orElseThrow();
      double fromDonors =
          donors.run(new Plane(), batch, AttackState.none()).medianDistance().orElseThrow();
      assertThat(fromDonors).isLessThan(fromNoise);
      assertThat(donors.toString()).isNotEqualTo(noise.toString());
    }
  }

  @Test
  void construct_badParameters_refused() {
    assertThatThrownBy(() -> Terms.untargeted(0, 1)).hasMessage("queries: 0 (expected: > 0)");
    assertThatThrownBy(() -> new HopSkipJump(TERMS, Metric.L0, Starts.noise()))
        .hasMessageStartingWith("metric: L0");
    assertThatThrownBy(() -> new HopSkipJump(TERMS, Metric.L2, Starts.noise(), 100, 50))
        .hasMessageStartingWith("maxProbes: 50");
    assertThatThrownBy(() -> new Boundary(TERMS, Starts.noise(), 0.01, 1))
        .hasMessageStartingWith("source: 1.0");
  }
}
