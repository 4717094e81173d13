package io.hauberk.detect.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetectorsTest {

  private static final Randomness RANDOM = new Randomness(1);

  @Test
  void boosting_wordAndMissingCell_areLearnt() {
    int rows = 400;
    var word = IntStream.range(0, rows).mapToDouble(i -> i % 4).toArray();
    var number =
        IntStream.range(0, rows).mapToDouble(i -> i % 8 < 4 ? Double.NaN : i % 5).toArray();
    var positive = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      positive[i] = word[i] == 2 && Double.isNaN(number[i]);
    }
    var trees =
        new Boosting(40, 0.2, 4, 5, 0, 1)
            .fit(
                List.of(Bins.symbolic(word, 4), Bins.continuous(number)),
                positive,
                RANDOM,
                Progress.none());

    assertThat(trees.logOdds(new double[] {2, Double.NaN})).isPositive();
    assertThat(trees.logOdds(new double[] {2, 3})).isNegative();
    assertThat(trees.logOdds(new double[] {1, Double.NaN})).isNegative();
    assertThat(trees.logOdds(new double[] {Vocabulary.UNSEEN, Double.NaN})).isNegative();
  }

  @Test
  void boosting_explain_sumsToTheLogOddsAboveTheRoots() {
    var values = IntStream.range(0, 300).mapToDouble(i -> i % 17).toArray();
    var other = IntStream.range(0, 300).mapToDouble(i -> i % 5).toArray();
    var positive = new boolean[300];
    for (int i = 0; i < 300; i++) {
      positive[i] = values[i] > 8;
    }
    var trees =
        new Boosting(10, 0.3, 4, 5, 1, 1)
            .fit(
                List.of(Bins.continuous(values), Bins.continuous(other)),
                positive,
                RANDOM,
                Progress.none());
    var row = new double[] {12, 1};
    double roots =
        trees.base() + trees.trees().stream().mapToDouble(t -> t.nodes().get(0).value()).sum();
    var parts = trees.explain(row);
    assertThat(roots + parts[0] + parts[1]).isCloseTo(trees.logOdds(row), within(1e-12));
    assertThat(parts[0]).isGreaterThan(Math.abs(parts[1]));
  }

  @Test
  void boosting_columnShare_sameSeedSameTrees() {
    var values = IntStream.range(0, 200).mapToDouble(i -> i % 13).toArray();
    var positive = new boolean[200];
    for (int i = 0; i < 200; i++) {
      positive[i] = i % 13 > 6 || i % 7 == 0;
    }
    var columns = List.of(Bins.continuous(values), Bins.continuous(values));
    var rules = new Boosting(5, 0.1, 4, 5, 1, 0.5);
    var one = rules.fit(columns, positive, RANDOM, Progress.none());
    var two = rules.fit(columns, positive, RANDOM, Progress.none());
    assertThat(one.logOdds(new double[] {3, 3})).isEqualTo(two.logOdds(new double[] {3, 3}));
  }

  @Test
  void boosting_badRules_areRefused() {
    assertThatThrownBy(() -> new Boosting(0, 0.1, 31, 20, 0, 1))
        .hasMessage("boosting.trees: 0.0 (expected: 1.0 to 2000.0)");
    assertThatThrownBy(() -> new Boosting(1, 0.1, 31, 20, 0, 0))
        .hasMessageContaining("boosting.columnShare");
    assertThatThrownBy(() -> new Isolation(1, 1)).hasMessageContaining("isolation.sample");
  }

  @Test
  void bins_manyDistinctValues_atMost256InOrder() {
    var values = IntStream.range(0, 5000).mapToDouble(i -> (i * 7919L) % 5003).toArray();
    var bins = Bins.continuous(values);
    assertThat(bins.count()).isLessThanOrEqualTo(256).isGreaterThan(200);
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[i - 1]) {
        assertThat(bins.at(i)).isGreaterThanOrEqualTo(bins.at(i - 1));
      }
    }
    var edge = Bins.continuous(new double[] {-Double.MAX_VALUE, Double.MAX_VALUE, Double.NaN});
    assertThat(List.of(edge.at(0), edge.at(1), edge.at(2))).containsExactly(1, 2, 0);
  }

  @Test
  void isolation_outlier_scoresAboveTheUsual() {
    var rows = new ArrayList<double[]>();
    var draw = RANDOM.stream(7, 7);
    for (int i = 0; i < 1000; i++) {
      rows.add(new double[] {draw.nextGaussian(), 100 + draw.nextGaussian(), draw.nextInt(3)});
    }
    var forest = Isolation.DEFAULT.fit(rows, new boolean[] {false, false, true}, RANDOM);
    double usual = forest.score(new double[] {0, 100, 1});
    assertThat(usual).isLessThan(0.5);
    assertThat(forest.score(new double[] {1e12, 100, 1})).isGreaterThan(usual + 0.05);
    var parts = forest.explain(new double[] {1e12, 100, 1});
    assertThat(parts[0]).isPositive().isGreaterThan(parts[1]).isGreaterThan(parts[2]);
  }

  @Test
  void isolation_equalRows_areNothing() {
    var rows = List.of(new double[] {1}, new double[] {1}, new double[] {1});
    var forest = new Isolation(3, 3).fit(rows, new boolean[] {false}, RANDOM);
    assertThat(forest.score(new double[] {1})).isCloseTo(0.5, within(1e-12));
    assertThat(Isolation.pathLength(256)).isCloseTo(10.244770920116851, within(1e-9));
  }

  @Test
  void tail_surprise_isTheShareOfNormalScores() {
    var tail = Tail.of(IntStream.range(0, 100_000).mapToDouble(i -> i).toArray());
    assertThat(tail.surprise(-1)).isZero();
    assertThat(tail.surprise(50_000)).isCloseTo(Math.log10(2), within(0.001));
    assertThat(tail.surprise(90_000)).isCloseTo(1, within(0.01));
    assertThat(tail.surprise(98_100)).isGreaterThan(1.7);
    assertThat(tail.surprise(1e6)).isGreaterThan(tail.surprise(2e5)).isFinite();
  }

  @Test
  void tail_equalScores_areNoSurprise() {
    var tail = Tail.of(new double[200]);
    assertThat(tail.surprise(0)).isZero();
    assertThat(tail.surprise(1)).isGreaterThan(2);
    assertThatThrownBy(() -> new Tail(new double[] {2, 1}, 1)).hasMessageContaining("rising");
  }

  @Test
  void platt_scoresOfKnownOdds_areCalibrated() {
    var draw = RANDOM.stream(3, 3);
    var scores = new double[20_000];
    var attack = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = draw.nextDouble(0, 6);
      attack[i] = draw.nextDouble() < 1 / (1 + Math.exp(-(1.5 * scores[i] - 4)));
    }
    var fit = new Platt(scores, attack).fit();
    // Six standard errors of either, from the curvature at the true values.
    assertThat(fit.slope()).isCloseTo(1.5, within(0.12));
    assertThat(fit.offset()).isCloseTo(-4, within(0.4));
  }

  @Test
  void platt_separated_staysFinite() {
    var fit = new Platt(new double[] {0, 0, 5, 5}, new boolean[] {false, false, true, true}).fit();
    assertThat(fit.probability(0)).isCloseTo(0.25, within(0.01));
    assertThat(fit.probability(5)).isCloseTo(0.75, within(0.01));
  }

  @Test
  void quality_countsByHand() {
    var quality =
        Quality.of(new double[] {1, 2, 2, 3}, new boolean[] {false, false, true, true}, 2);
    assertThat(quality).isEqualTo(new Quality(2, 0, 1, 1, 0.875));
    assertThat(quality.accuracy()).isEqualTo(0.75);
    assertThat(quality.falseAlarmRate()).isEqualTo(0.5);
    assertThat(quality.recall()).isEqualTo(1);
    assertThat(quality.precision()).isEqualTo(2.0 / 3);
    assertThat(quality.f1()).isEqualTo(0.8);
    assertThat(Quality.of(new double[] {1}, new boolean[] {true}, 2).auc()).isNaN();
  }
}
