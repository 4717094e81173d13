package io.hauberk.cli;

import io.hauberk.core.Randomness;
import io.hauberk.report.Finding;
import io.hauberk.report.Metric;
import io.hauberk.report.Section;
import io.hauberk.robust.Assessment;
import io.hauberk.robust.AssessmentReport;
import io.hauberk.robust.Ladder;
import io.hauberk.robust.Pgd;
import io.hauberk.robust.Rung;
import io.hauberk.robust.TrialResult;
import io.hauberk.robust.Words;
import io.hauberk.robust.auto.Evaluation;
import io.hauberk.robust.auto.Suite;
import io.hauberk.robust.auto.SuiteCurveReport;
import io.hauberk.robust.flag.SignReport;
import io.hauberk.robust.metric.Interval;
import io.hauberk.robust.metric.LadderDistances;
import io.hauberk.tensor.Classifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Signs and suite of an assessment: of the plain model, and of the hardened one. */
record Suites(SuiteOptions options, Pgd attack, Ladder radii, CommonOptions common) {

  private static final String HARDENED = "hardened-";
  private static final String ACCURACY = "suite-robust-accuracy";
  private static final String SIGNS = "false-robustness-signs";

  /** Of one model, after its prefix. */
  private static final List<String> NAMES =
      List.of(
          ACCURACY,
          "suite-robust-accuracy-low",
          SIGNS,
          "median-distance",
          "empirical-robustness",
          "clever",
          "loss-sensitivity");

  /** What goes into the report. */
  record Told(List<Section> sections, List<Finding> findings, List<Metric> metrics) {

    AssessmentReport.Further after(List<Section> first) {
      var all = Stream.concat(first.stream(), sections.stream()).toList();
      return new AssessmentReport.Further(all, findings);
    }
  }

  /** The names results can have, the assessment's own included. */
  static List<String> metricNames() {
    return Stream.of(
            AssessmentReport.metricNames().stream(),
            NAMES.stream(),
            NAMES.stream().map(HARDENED::concat))
        .flatMap(names -> names)
        .toList();
  }

  Told run(AssessCommand.Subject subject, Assessment assessment) {
    var told = new Told(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    var plain = assessment.study().rungs().stream().map(Rung::plain).toList();
    tell(
        subject,
        new Evaluated(subject.model(), "model.plain", "", distances(assessment, plain)),
        told);
    assessment
        .hardened()
        .ifPresent(
            model -> {
              var distances = distances(assessment, assessment.hardenedCurve());
              tell(subject, new Evaluated(model, "model.hardened", HARDENED, distances), told);
            });
    return told;
  }

  private double[] distances(Assessment assessment, List<TrialResult> results) {
    var epsilons = assessment.study().rungs().stream().map(Rung::epsilon).toList();
    return LadderDistances.of(attack.budget().norm(), epsilons, results);
  }

  private record Evaluated(Classifier model, String word, String prefix, double[] distances) {}

  private void tell(AssessCommand.Subject subject, Evaluated evaluated, Told told) {
    options
        .suite()
        .ifPresentOrElse(
            suite -> bySuite(suite, subject, evaluated, told),
            () -> bySigns(subject, evaluated, told));
  }

  /** Without a suite the ladder stands alone, and what could make it false is still told. */
  private void bySigns(AssessCommand.Subject subject, Evaluated evaluated, Told told) {
    var words = new Words(common.lang().locale());
    var name = words.say(evaluated.word);
    var plan = new Evaluation.Plan(attack, new Randomness(common.seed()));
    var signs = new SignReport(plan.signs(evaluated.model, subject.test()), name);
    told.sections.addAll(signs.sections(words));
    told.findings.addAll(signs.findings(subject.name() + " (" + name + ")", words));
    told.metrics.add(Metric.count(evaluated.prefix + SIGNS, signs.raised()));
  }

  private void bySuite(Suite suite, AssessCommand.Subject subject, Evaluated evaluated, Told told) {
    var words = new Words(common.lang().locale());
    var name = words.say(evaluated.word);
    var budget = attack.budget();
    var question =
        new SuiteOptions.Question(
            evaluated.model, evaluated.prefix + ACCURACY, budget.norm(), radii, common.seed());
    var curve = options.run(suite, question, subject.test(), common.progress());
    var plan = new Evaluation.Plan(attack, new Randomness(common.seed()));
    var evaluation = plan.of(evaluated.model, subject.test(), curve.whole(), evaluated.distances);
    var report = new SuiteCurveReport(curve, suite, name, budget.norm().label());
    told.sections.addAll(report.sections(subject.test().classes(), words));
    told.sections.addAll(evaluation.sections(name, budget, common.seed(), words));
    told.findings.addAll(evaluation.findings(subject.name() + " (" + name + ")", words));
    told.metrics.addAll(metrics(evaluated.prefix, evaluation));
  }

  private static List<Metric> metrics(String prefix, Evaluation evaluation) {
    var measures = evaluation.measures();
    double low = measures.robust().wilson(Interval.DEFAULT_LEVEL).low();
    return List.of(
        Metric.fraction(prefix + ACCURACY, measures.robust().value()),
        Metric.fraction(prefix + "suite-robust-accuracy-low", low),
        Metric.count(prefix + SIGNS, evaluation.raised()),
        Metric.plain(prefix + "median-distance", measures.distances().median()),
        Metric.plain(prefix + "empirical-robustness", measures.empirical().value()),
        Metric.plain(prefix + "clever", measures.meanClever()),
        Metric.plain(prefix + "loss-sensitivity", measures.sensitivity().mean()));
  }
}
