package io.hauberk.robust.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {

  @Test
  void intervals_scipysCases_agree() {
    for (double[] row : ScipyVectors.read("proportions.csv")) {
      var proportion = new Proportion((long) row[0], (long) row[1]);
      var wilson = proportion.wilson(row[2]);
      var exact = proportion.clopperPearson(row[2]);
      assertThat(new double[] {wilson.low(), wilson.high(), exact.low(), exact.high()})
          .as(proportion + " at " + row[2])
          .containsExactly(new double[] {row[3], row[4], row[5], row[6]}, within(1e-9));
    }
  }

  /** Binomial sums: the exact ends leave exactly half of what is outside the level on each side. */
  @Test
  void clopperPearson_ends_leaveTheTails() {
    var interval = new Proportion(7, 20).clopperPearson(0.95);
    assertThat(1 - binomialUpTo(6, 20, interval.low())).isCloseTo(0.025, within(1e-9));
    assertThat(binomialUpTo(7, 20, interval.high())).isCloseTo(0.025, within(1e-9));
  }

  private static double binomialUpTo(int hits, int trials, double p) {
    double sum = 0;
    double choose = 1;
    for (int k = 0; k <= hits; k++) {
      sum += choose * Math.pow(p, k) * Math.pow(1 - p, trials - k);
      choose = choose * (trials - k) / (k + 1);
    }
    return sum;
  }

  @Test
  void constructor_impossibleCounts_refused() {
    assertThatThrownBy(() -> new Proportion(1, 0)).hasMessageStartingWith("trials: 0");
    assertThatThrownBy(() -> new Proportion(3, 2)).hasMessageStartingWith("hits: 3");
    assertThatThrownBy(() -> new Proportion(1, 2).wilson(1)).hasMessageStartingWith("level: 1");
  }
}
