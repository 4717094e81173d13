package io.hauberk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.report.Bar.Operator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarTest {

  private static final List<Metric> METRICS =
      List.of(
          Metric.fraction("robust-accuracy", 0.8125),
          Metric.plain("epsilon", 3),
          Metric.plain("loss", Double.NaN));

  @ParameterizedTest
  @CsvSource({
    "robust-accuracy<0.85, robust-accuracy, LESS, 0.85",
    "robust-accuracy<=0.85, robust-accuracy, LESS_OR_EQUAL, 0.85",
    "error-rate>0.05, error-rate, GREATER, 0.05",
    "error-rate>=5%, error-rate, GREATER_OR_EQUAL, 0.05",
    "findings==0, findings, EQUAL, 0",
    "robust-accuracy<85%, robust-accuracy, LESS, 0.85",
    "robust-accuracy < 85 %, robust-accuracy, LESS, 0.85",
    "'  a1-b2  >  -3.5e2 ', a1-b2, GREATER, -350",
    "delta>1e-6, delta, GREATER, 0.000001",
    "delta>.5, delta, GREATER, 0.5",
    "delta>5., delta, GREATER, 5",
    "gain<+2, gain, LESS, 2",
    "gain<-1e-400, gain, LESS, 0",
    "share<33.3%, share, LESS, 0.333",
  })
  void parse_validText_typedParts(String text, String metric, Operator operator, double value) {
    assertThat(Bar.parse(text)).isEqualTo(new Bar(metric, operator, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "robust-accuracy",
        "robust-accuracy<",
        "<0.85",
        "robust-accuracy=0.85",
        "robust-accuracy=<0.85",
        "robust-accuracy<>0.85",
        "robust-accuracy!=0.85",
        "robust-accuracy<0,85",
        "robust-accuracy<1.2.3",
        "robust-accuracy<abc",
        "robust-accuracy<NaN",
        "robust-accuracy<Infinity",
        "robust-accuracy<0x10",
        "robust-accuracy<85%%",
        "robust-accuracy<85 percent",
        "robust-accuracy<0.85 and clean-accuracy<0.9",
        "Robust-Accuracy<0.85",
        "robust_accuracy<0.85",
        "robust--accuracy<0.85",
        "-accuracy<0.85",
        "accuracy-<0.85",
        "9lives<0.85",
        "准确率<0.85",
        "robust-accuracy<.",
        "robust-accuracy<1e9999",
        "robust-accuracy<1e",
      })
  void parse_invalidText_refusedWithTheText(String text) {
    assertThatThrownBy(() -> Bar.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("fail-on: " + text + " (expected: METRIC<NUMBER")
        .hasMessageEndingWith("robust-accuracy<0.85 or error-rate>5%)");
  }

  @Test
  void parse_endlessText_refusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> Bar.parse("a".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("fail-on: 100000 characters (expected: ");
  }

  @Test
  void parse_hugeExponent_refusedAsNotFinite() {
    assertThatThrownBy(() -> Bar.parse("loss>1e999"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fail-on.loss: Infinity (expected: a finite number)");
  }

  @ParameterizedTest
  @CsvSource({
    "robust-accuracy<0.85, true",
    "robust-accuracy<0.8125, false",
    "robust-accuracy<=0.8125, true",
    "robust-accuracy<=0.81, false",
    "robust-accuracy>0.8, true",
    "robust-accuracy>0.8125, false",
    "robust-accuracy>=0.8125, true",
    "robust-accuracy>=0.82, false",
    "robust-accuracy==81.25%, true",
    "robust-accuracy==0.81, false",
    "epsilon>1, true",
    "epsilon>8, false",
  })
  void check_oneBar_hitWhenItsConditionHolds(String text, boolean hit) {
    var outcomes = Bar.check(List.of(Bar.parse(text)), METRICS);
    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.get(0).hit()).isEqualTo(hit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"loss<1", "loss<=1", "loss>1", "loss>=1", "loss==1"})
  void check_resultThatIsNotANumber_hitsEveryBar(String text) {
    assertThat(Bar.check(List.of(Bar.parse(text)), METRICS).get(0).hit()).isTrue();
  }

  @Test
  void check_severalBars_outcomesInTheOrderStated() {
    var bars = List.of(Bar.parse("epsilon>8"), Bar.parse("robust-accuracy<0.85"));
    var outcomes = Bar.check(bars, METRICS);
    assertThat(outcomes).extracting(Bar.Outcome::bar).isEqualTo(bars);
    assertThat(outcomes).extracting(Bar.Outcome::hit).containsExactly(false, true);
    assertThat(outcomes.get(1).metric()).isEqualTo(METRICS.get(0));
  }

  @Test
  void check_noBars_noOutcomes() {
    assertThat(Bar.check(List.of(), METRICS)).isEmpty();
  }

  @Test
  void check_unknownMetric_refusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Bar.check(List.of(Bar.parse("robust-acuracy<0.85")), METRICS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fail-on: robust-acuracy (expected: one of epsilon, loss, robust-accuracy)");
  }

  @Test
  void requireKnown_namesBeforeTheWork_refusedOrNot() {
    var bars = List.of(Bar.parse("epsilon>8"));
    assertThatCode(() -> Bar.requireKnown(bars, Set.of("epsilon"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Bar.requireKnown(bars, Set.of()))
        .hasMessage(
            "fail-on: epsilon "
                + "(expected: nothing, for this command has no results to hold against a bar)");
  }

  @Test
  void constructor_thresholdNotFinite_refused() {
    assertThatThrownBy(() -> new Bar("loss", Operator.LESS, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fail-on.loss: NaN (expected: a finite number)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a<0.85",
        "a<=0.5",
        "a>100",
        "a>=0.001",
        "a==0",
        "a>1e-6",
        "a<0.12345678901234568",
        "a>-1e300"
      })
  void toString_parsed_theSameText(String text) {
    assertThat(Bar.parse(text)).hasToString(text);
    assertThat(Bar.parse(Bar.parse(text).toString())).isEqualTo(Bar.parse(text));
  }
}
