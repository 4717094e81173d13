package io.hauberk.robust.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Randomness;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DistancesTest {

  private static final double NONE = Double.POSITIVE_INFINITY;

  @Test
  void median_oddEvenAndMostlyUnfooled_ofTheOrderedValues() {
    assertThat(new Distances(new double[] {3, 0, 1}).median()).isEqualTo(1);
    assertThat(new Distances(new double[] {4, 0, 1, 3}).median()).isEqualTo(2);
    assertThat(new Distances(new double[] {NONE, 1, NONE}).median()).isInfinite();
  }

  @Test
  void robustAt_distanceAtTheBound_counts() {
    var distances = new Distances(new double[] {0, 0.1, 0.3, NONE});
    assertThat(distances.robustAt(0)).isEqualTo(new Proportion(3, 4));
    assertThat(distances.robustAt(0.1)).isEqualTo(new Proportion(2, 4));
    assertThat(distances.robustAt(100)).isEqualTo(new Proportion(1, 4));
  }

  @Test
  void worst_twoAttacks_smallerOfEach() {
    assertThat(Distances.worst(new double[] {1, NONE}, new double[] {2, 3})).containsExactly(1, 3);
  }

  /**
   * 200 sets of 101 uniform draws: the interval misses the true median 0.5 in 5 % of them. More
   * than 39 misses have a probability below 1e-6 even at 8 %.
   */
  @Test
  void medianInterval_uniformDraws_holdsTheTruthAsOftenAsItSays() {
    int missed = 0;
    for (int set = 0; set < 200; set++) {
      var values = new double[101];
      var stream = new Randomness(41).stream(set, 0);
      Arrays.setAll(values, i -> stream.nextDouble());
      var interval = new Distances(values).medianInterval(0.95, new Randomness(set));
      missed += interval.contains(0.5) ? 0 : 1;
    }
    assertThat(missed).isBetween(1, 39);
  }

  @Test
  void medianInterval_sameSeed_sameEnds() {
    var distances = new Distances(new double[] {1, 2, 3, 4, 5, NONE});
    assertThat(distances.medianInterval(0.9, new Randomness(1)))
        .isEqualTo(distances.medianInterval(0.9, new Randomness(1)));
  }

  @Test
  void curve_points_fallFromCleanAccuracy() {
    var line = new Distances(new double[] {0, 0.1, 0.2, NONE}).curve("x", 0.2, 2);
    assertThat(line.points()).extracting(point -> point.y()).containsExactly(75.0, 50.0, 25.0);
    assertThat(line.points()).allMatch(point -> point.hasInterval());
  }

  @Test
  void constructor_negativeOrNan_refused() {
    assertThatThrownBy(() -> new Distances(new double[] {-1})).hasMessageStartingWith("distance");
    assertThatThrownBy(() -> new Distances(new double[] {Double.NaN}))
        .hasMessageStartingWith("distance: NaN");
    assertThatThrownBy(() -> new Distances(new double[0])).hasMessageStartingWith("distances: 0");
  }
}
