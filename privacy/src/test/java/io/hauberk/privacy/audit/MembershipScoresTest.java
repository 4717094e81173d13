package io.hauberk.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MembershipScoresTest {

  private static final MembershipScores SCORES =
      MembershipScores.of(new double[] {4, 6, 0, 7}, new double[] {1, 5, 3, 2});

  @Test
  void area_byHand_isPairsInOrder() {
    // 4 is above three others, 6 and 7 above four, 0 above none
    assertThat(SCORES.area()).isEqualTo(11.0 / 16);
    assertThat(MembershipScores.of(new double[] {1, 1}, new double[] {1}).area()).isEqualTo(0.5);
  }

  @Test
  void truePositivesAt_rates_areNeverInterpolated() {
    assertThat(SCORES.truePositivesAt(0.001)).isEqualTo(0.5);
    assertThat(SCORES.truePositivesAt(0.2)).isEqualTo(0.5);
    assertThat(SCORES.truePositivesAt(0.25)).isEqualTo(0.75);
    assertThat(SCORES.truePositivesAt(1)).isEqualTo(1);
  }

  @Test
  void truePositivesAt_ties_countAgainstTheAttacker() {
    var tied = MembershipScores.of(new double[] {1, 1, 2}, new double[] {1, 1, 0});
    assertThat(tied.truePositivesAt(0.4)).isEqualTo(1.0 / 3);
  }

  @Test
  void balancedAccuracy_bestThreshold_isFound() {
    assertThat(SCORES.balancedAccuracy()).isEqualTo(0.75);
    assertThat(MembershipScores.of(new double[] {0}, new double[] {1}).balancedAccuracy())
        .isEqualTo(0.5);
  }

  @Test
  void at_threshold_countsBothSides() {
    assertThat(SCORES.at(4)).isEqualTo(new Rates(4, 3, 4, 1));
  }

  @Test
  void of_marks_partsThem() {
    var parted =
        MembershipScores.of(
            new double[] {4, 1, 6, 5, 3, 0, 7, 2},
            new boolean[] {true, false, true, false, false, true, true, false});
    assertThat(parted.area()).isEqualTo(SCORES.area());
  }

  @Test
  void of_noneOrNaN_isRefused() {
    assertThatThrownBy(() -> MembershipScores.of(new double[0], new double[] {1}))
        .hasMessage("members: 0 (expected: one score at least)");
    assertThatThrownBy(() -> MembershipScores.of(new double[] {1}, new double[] {1, Double.NaN}))
        .hasMessage("others: NaN (expected: numbers)");
    assertThatThrownBy(() -> MembershipScores.of(new double[1], new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
