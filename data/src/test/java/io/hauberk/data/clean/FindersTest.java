package io.hauberk.data.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Randomness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindersTest {

  private static final SipKey KEY = new SipKey(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

  /** Vectors of the reference implementation of SipHash-2-4: bytes 0, 1, 2 … under key 0 to 15. */
  @Test
  void sipHash_referenceVectors_agree() {
    assertThat(KEY.hash("")).isEqualTo(0x726fdb47dd0e0e31L);
    assertThat(KEY.hash("\u0100\u0302\u0504\u0706")).isEqualTo(0x93f5f5799a932462L);
    assertThat(KEY.toString()).doesNotContain("0706");
  }

  /** Standard error 0.022 at 512 functions; six of them are exceeded once in 5e8 pairs. */
  @ParameterizedTest
  @CsvSource({"0,1.0", "10,0.6", "25,0.3", "60,0"})
  void similarity_knownJaccard_isEstimated(int shift, double least) {
    var hash = new MinHash(KEY, 1, 512);
    var one = letters(0, 60);
    var other = letters(shift, 60 + shift);
    double jaccard = (60.0 - shift) / (60 + shift);
    assertThat(jaccard).isGreaterThanOrEqualTo(least);
    assertThat(MinHash.similarity(hash.signature(one), hash.signature(other)))
        .isCloseTo(jaccard, within(0.132));
  }

  private static String letters(int from, int to) {
    var text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append((char) ('一' + i));
    }
    return text.toString();
  }

  @Test
  void seen_oneLetterChanged_isFoundOthersNot() {
    var index =
        new NearIndex(NearDuplicates.atLeast(0.7, Consequence.REPORT), List.of("t"), 500, KEY);
    for (int i = 0; i < 200; i++) {
      var text = Long.toString(0x9E3779B97F4A7C15L * (i + 1), 36).repeat(4);
      assertThat(index.seen(List.of(text), i)).isEmpty();
    }
    var near = Long.toString(0x9E3779B97F4A7C15L * 43, 36).repeat(4) + "!";
    assertThat(index.seen(List.of(near), 500)).map(NearIndex.Pair::row).contains(42L);
  }

  @Test
  void candidateProbability_defaults_asTheFormula() {
    var rule = NearDuplicates.atLeast(0.8, Consequence.REPORT);
    assertThat(rule.candidateProbability(0.8)).isGreaterThan(0.9999);
    assertThat(rule.candidateProbability(0.2)).isLessThan(0.051);
    assertThatThrownBy(() -> NearDuplicates.atLeast(0, Consequence.REPORT))
        .hasMessageStartingWith("threshold: 0");
  }

  @Test
  void exact_cellsMovedOverABorder_areOtherRows() {
    var exact = new ExactDuplicates(10);
    assertThat(exact.seen(List.of("ab", "c"), 1)).isEmpty();
    assertThat(exact.seen(List.of("a", "bc"), 2)).isEmpty();
    assertThat(exact.seen(List.of("ab", "c"), 3)).hasValue(1);
  }

  @Test
  void rowIndex_many_agreesWithASet() {
    var index = new RowIndex(5000);
    var seen = new HashSet<Integer>();
    var random = new Randomness(5).stream(0, 0);
    for (int i = 0; i < 5000; i++) {
      int key = random.nextInt(3000);
      assertThat(index.find(key) == RowIndex.NONE).isEqualTo(seen.add(key));
      index.put(key, i);
      assertThat(index.find(key)).isEqualTo(i);
    }
  }

  @Test
  void robustZ_iglewiczHoaglin_asByHand() {
    var scale = RobustZ.Scale.of(new double[] {1, 2, 3, 4, 100});
    assertThat(scale).isEqualTo(new RobustZ.Scale(3, 1));
    assertThat(scale.score(100)).isCloseTo(0.6745 * 97, within(1e-9));
    assertThat(RobustZ.Scale.of(new double[] {5, 5, 5, 9}).score(9)).isZero();
    assertThat(RobustZ.Scale.of(new double[0]).score(1)).isZero();
  }

  @Test
  void isolationForest_plantedPoint_isTheOddest() {
    var random = new Randomness(11).stream(0, 0);
    var rows = new ArrayList<double[]>();
    for (int i = 0; i < 1000; i++) {
      rows.add(new double[] {random.nextGaussian(), random.nextGaussian(), 1});
    }
    var forest = new IsolationForest(rows, new Randomness(1));
    double odd = forest.score(new double[] {8, -8, 1});
    assertThat(odd).isGreaterThan(0.7);
    assertThat(rows.stream().mapToDouble(forest::score).average().orElseThrow()).isLessThan(0.55);
    assertThat(rows).allSatisfy(row -> assertThat(forest.score(row)).isLessThan(odd));
    assertThat(IsolationForest.averagePath(256)).isCloseTo(10.2448, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INTEGER|１２|12",
        "INTEGER|1,234,567|1234567",
        "INTEGER|007|",
        "INTEGER|1.5|",
        "DECIMAL|-1,234.50|-1234.50",
        "DECIMAL|1e999|",
        "DECIMAL|NaN|",
        "DECIMAL|0x1p3|",
        "DATE|2024年2月29日|2024-02-29",
        "DATE|2023-02-29|",
        "DATE|2024/1/5|2024-01-05",
        "DATE|01/02/2024|",
        "BOOLEAN|是|是",
        "BOOLEAN|maybe|",
        "TEXT|x y|x y"
      })
  void canonical_cell_hasOneForm(ValueType type, String cell, String canonical) {
    assertThat(type.canonical(cell)).isEqualTo(Optional.ofNullable(canonical));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " na", "NA"})
  void rules_badSpelling_refused(String spelling) {
    var plain = CleanRules.standard();
    assertThatThrownBy(
            () ->
                new CleanRules(
                    java.util.Set.of(spelling),
                    plain.missing(),
                    plain.otherMissing(),
                    plain.misfits(),
                    plain.duplicates(),
                    plain.near(),
                    plain.outliers(),
                    plain.odd(),
                    plain.labels(),
                    1,
                    0))
        .hasMessageStartingWith("spelling: ");
  }
}
