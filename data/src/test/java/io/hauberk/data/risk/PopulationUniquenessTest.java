package io.hauberk.data.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.data.table.Table;
import io.hauberk.data.table.TableFormat;
import io.hauberk.testkit.SharedData;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of ARX's TestRiskMetrics (arx-deidentifier/arx at aacd487fb) on Adult, nine columns. */
class PopulationUniquenessTest {

  private static final Map<String, Table> READ = new ConcurrentHashMap<>();

  private static MatchClasses classes() {
    var adult =
        READ.computeIfAbsent(
            "adult.csv",
            file -> {
              try (var source = TableFormat.open(SharedData.dataset("adult").resolve(file))) {
                return source.readAll();
              }
            });
    return MatchClasses.of(adult, adult.columns());
  }

  /** ARX compares its models by four digits; Zayatz's has no solver and agrees to 1e-12. */
  @ParameterizedTest
  @CsvSource({
    "PITMAN, 0.1,  0.27684993883653597, 1e-9",
    "PITMAN, 0.01, 0.1446083531167384,  1e-9",
    "ZAYATZ, 0.1,  0.3207402393466189,  1e-9",
    "ZAYATZ, 0.2,  0.3577099234829125,  1e-9",
    "ZAYATZ, 1.0,  0.5142895033485844,  1e-12",
  })
  void of_adult_agreesWithArx(
      PopulationUniqueness model, double fraction, double share, double tolerance) {
    assertThat(model.of(classes().histogram(), fraction).orElseThrow())
        .isCloseTo(share, within(tolerance));
  }

  @ParameterizedTest
  @CsvSource({"0.01, PITMAN", "0.1, PITMAN", "0.2, ZAYATZ", "1, ZAYATZ"})
  void chosen_byFraction_isDankarsModel(double fraction, PopulationUniqueness model) {
    var estimate = PopulationUniqueness.chosen(classes().histogram(), fraction);

    assertThat(estimate.model()).isEqualTo(model);
    assertThat(estimate.share()).isLessThanOrEqualTo(classes().histogram().uniqueShare());
  }

  @Test
  void prosecutor_adult_isArxSampleRisk() {
    var risk = Attacker.PROSECUTOR.of(classes(), 0.2);

    assertThat(risk.average()).isCloseTo(0.6465751607983555, within(1e-15));
    assertThat(risk.highest()).isEqualTo(1);
    assertThat(classes().histogram().uniqueShare()).isCloseTo(0.5142895033485844, within(1e-15));
  }

  @Test
  void of_noUniqueRecord_isZero() {
    var pairs = new SizeHistogram(new TreeMap<>(Map.of(2, 10)));

    for (var model : PopulationUniqueness.values()) {
      assertThat(model.of(pairs, 0.1)).hasValue(0);
    }
  }

  @Test
  void of_allUnique_pitmanHasNoSolutionAndTheRuleFallsBack() {
    var alone = new SizeHistogram(new TreeMap<>(Map.of(1, 100)));

    assertThat(PopulationUniqueness.PITMAN.of(alone, 0.1)).isEmpty();
    assertThat(PopulationUniqueness.chosen(alone, 0.1))
        .isEqualTo(new PopulationUniqueness.Estimate(PopulationUniqueness.ZAYATZ, 1));
  }

  @ParameterizedTest
  @CsvSource({"0", "-0.1", "1.1", "NaN"})
  void of_badFraction_isNamed(double fraction) {
    var one = new SizeHistogram(new TreeMap<>(Map.of(1, 1)));

    assertThatThrownBy(() -> PopulationUniqueness.chosen(one, fraction))
        .hasMessage("fraction: " + fraction + " (expected: above 0, at most 1)");
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5723649429247001", "1, 0", "2, 0", "10, 12.801827480081469"})
  void logGamma_knownValues_agree(double x, double value) {
    assertThat(LogGamma.of(x)).isCloseTo(value, within(1e-13));
  }
}
