package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.privacy.audit.MembershipScores;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Section;
import java.util.List;
import picocli.CommandLine.Option;

/** What an audit holds its measurement against, and how it says so. */
final class ClaimOptions {

  /** The results of every audit. */
  static final List<String> RESULTS =
      List.of(
          "tpr-at-low-fpr",
          "epsilon-measured",
          "epsilon-claimed",
          "attack-area",
          "attack-accuracy");

  @Option(
      names = "--delta",
      paramLabel = "D",
      required = true,
      description = "The claim's delta. No default.",
      descriptionKey = "delta")
  private double delta;

  @Option(
      names = "--confidence",
      paramLabel = "P",
      description = "A true claim is refuted with probability 1 - P at most.",
      defaultValue = "0.999")
  private double confidence;

  /**
   * What came out.
   *
   * @param measured a lower bound of epsilon
   */
  record Attacked(double claimed, double measured, MembershipScores scores) {

    boolean refuted() {
      return measured > claimed;
    }

    double low() {
      return scores.truePositivesAt(MembershipScores.LOW_RATE);
    }
  }

  double delta() {
    Checks.argument(delta > 0 && delta < 1, "delta", delta, "above 0, below 1");
    return delta;
  }

  double confidence() {
    return confidence;
  }

  Section figures(Attacked attacked) {
    var scores = attacked.scores();
    return Section.KeyValues.of(
        "Attack",
        new Section.Entry("true positives at 0.1 % false ones", Cell.percent(attacked.low(), 2)),
        new Section.Entry("epsilon measured, at least", Cell.significant(attacked.measured(), 4)),
        new Section.Entry("epsilon claimed", Cell.significant(attacked.claimed(), 4)),
        new Section.Entry("area under the curve", Cell.significant(scores.area(), 4)),
        new Section.Entry("balanced accuracy", Cell.percent(scores.balancedAccuracy(), 2)));
  }

  String verdict(Attacked attacked) {
    return "The claim (%s, %s) is %s at confidence %s. A bound from below proves no privacy."
        .formatted(
            attacked.claimed(), delta, attacked.refuted() ? "refuted" : "not refuted", confidence);
  }

  List<Metric> metrics(Attacked attacked) {
    var scores = attacked.scores();
    return List.of(
        Metric.fraction("tpr-at-low-fpr", attacked.low()),
        Metric.plain("epsilon-measured", attacked.measured()),
        Metric.plain("epsilon-claimed", attacked.claimed()),
        Metric.plain("attack-area", scores.area()),
        Metric.fraction("attack-accuracy", scores.balancedAccuracy()));
  }
}
