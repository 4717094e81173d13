package io.hauberk.privacy.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Mironov's attack reads, the low bits, holds only multiples of a fixed power of two. */
class OutputGridTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 1 / 3.0, -12345.678901234567, 1e-12, 1e15, Math.PI})
  void release_anyValue_isOnTheGridOfTheParameters(double value) {
    var laplace = new LaplaceMechanism(1.7, 0.3);
    var gaussian = new GaussianMechanism(1.7, 2.2);
    for (int i = 0; i < 300; i++) {
      assertOnGrid(laplace.release(value), laplace.granularity());
      assertOnGrid(gaussian.release(value), gaussian.granularity());
    }
  }

  /** Both neighbours can give every output near them: with naive sampling most are impossible. */
  @Test
  void release_neighbours_shareTheirOutputs() {
    var mechanism = new LaplaceMechanism(1, 1);
    double step = mechanism.granularity();
    var bits = new SeededBits(3);
    for (int i = 0; i < 1000; i++) {
      double a = mechanism.release(0.1, bits) / step;
      double b = mechanism.release(1.1 - 1e-9, bits) / step;
      assertThat(a).isEqualTo(Math.rint(a));
      assertThat(b).isEqualTo(Math.rint(b));
    }
  }

  @Test
  void grid_sensitivityInSteps_isRoundedUp() {
    var grid = Grid.under(0.3);
    double steps = grid.steps(0.3).numerator().doubleValue();
    assertThat(steps).isGreaterThan(0.3 / grid.step() + 1);
    assertThat(steps).isLessThan(0.3 / grid.step() * (1 + 1e-5));
  }

  @Test
  void parameters_bad_refused() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new LaplaceMechanism(1, bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected");
      assertThatThrownBy(() -> new GaussianMechanism(bad, 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new DiscreteLaplace(1, bad))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Selection.PermuteAndFlip(1, bad))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new RandomizedResponse(2, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> GaussianMechanism.analytic(1, 1, 0)).hasMessageContaining("delta: 0");
    assertThatThrownBy(() -> new LaplaceMechanism(1, 1).release(Double.NaN))
        .hasMessageContaining("value: NaN");
  }

  @Test
  void sparseVector_answersUsedUp_refuses() {
    var vector = new SparseVector(1, 10, 1, 0);
    assertThat(vector.above(1e6)).isTrue();
    assertThatThrownBy(() -> vector.above(1e6)).isInstanceOf(IllegalStateException.class);
  }

  private static void assertOnGrid(double value, double step) {
    assertThat(value / step).isEqualTo(Math.rint(value / step));
  }
}
