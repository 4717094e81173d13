package io.hauberk.detect.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that never were. */
class ChimerasTest {

  /** Normal records are (n, n), attacks (-a, -a). */
  private static Sample sample() {
    var rows = new ArrayList<double[]>();
    var attack = new ArrayList<Boolean>();
    for (int i = 1; i <= 400; i++) {
      boolean bad = i % 4 == 0;
      rows.add(bad ? new double[] {-i, -i} : new double[] {i, i});
      attack.add(bad);
    }
    return new Sample(rows, attack);
  }

  @Test
  void of_sample_addsAttacksWhoseCellsAreThoseOfTwoRecords() {
    var before = sample();
    var after = new Chimeras(0.5, 0.5).of(before, new Randomness(1).stream(0, 0));
    assertThat(after.rows()).hasSize(550).startsWith(before.rows().toArray(double[][]::new));
    var flags = after.attack();
    assertThat(IntStream.range(400, 550)).allMatch(i -> flags[i]);
    assertThat(after.normal()).hasSize(300);
    var made = after.rows().subList(400, 550);
    assertThat(made).allMatch(row -> IntStream.range(0, 2).allMatch(c -> isCell(row[c])));
    // Half of them in expectation; fewer than 20 of 150 once in 10^20.
    assertThat(made.stream().filter(row -> row[0] != row[1]).count()).isGreaterThan(20);
  }

  private static boolean isCell(double value) {
    return value == Math.rint(value) && Math.abs(value) >= 1 && Math.abs(value) <= 400;
  }

  @Test
  void of_sameDraw_sameRows_andNoneAddsNone() {
    var once = Chimeras.HALVES.of(sample(), new Randomness(2).stream(0, 0)).rows();
    var again = Chimeras.HALVES.of(sample(), new Randomness(2).stream(0, 0)).rows();
    assertThat(once.toArray(double[][]::new)).isDeepEqualTo(again.toArray(double[][]::new));
    assertThat(Chimeras.NONE.of(sample(), new Randomness(2).stream(0, 0)).rows()).hasSize(400);
  }

  /** Two cells that always agree in what was learnt: trees alone do not mind when they do not. */
  @Test
  void boosting_withChimeras_findsCellsThatDoNotGoTogether() {
    var draw = new Randomness(3).stream(0, 0);
    var rows = new ArrayList<double[]>();
    var attack = new ArrayList<Boolean>();
    for (int i = 0; i < 4000; i++) {
      double side = draw.nextInt(2);
      boolean bad = i % 10 == 0;
      rows.add(new double[] {side, side, bad ? 9 : draw.nextDouble()});
      attack.add(bad);
    }
    var learnt = new Sample(rows, attack);
    double without = oddsOfStranger(learnt);
    double with = oddsOfStranger(new Chimeras(0.5, 0.5).of(learnt, draw));
    assertThat(with - without).isGreaterThan(0.5);
  }

  private static double oddsOfStranger(Sample sample) {
    var bins =
        IntStream.range(0, 3)
            .mapToObj(
                c -> Bins.continuous(sample.rows().stream().mapToDouble(row -> row[c]).toArray()))
            .toList();
    var trees =
        new Boosting(30, 0.2, 8, 10, 1, 1)
            .fit(List.copyOf(bins), sample.attack(), new Randomness(1), Progress.none());
    return trees.logOdds(new double[] {1, 0, 0.5}) - trees.logOdds(new double[] {1, 1, 0.5});
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 0.5", "11, 0.5", "NaN, 0.5", "0.2, 0", "0.2, 1", "0.2, NaN"})
  void chimeras_badRules_refused(double share, double mixed) {
    assertThatThrownBy(() -> new Chimeras(share, mixed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(expected: ");
  }
}
