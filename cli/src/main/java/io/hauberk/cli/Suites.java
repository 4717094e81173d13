package io.hauberk.cli;

import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Section;
import io.hauberk.robust.AssessmentReport;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Words;
import io.hauberk.robust.auto.Suite;
import io.hauberk.robust.auto.SuiteReport;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.network.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The suite's part of an assessment: of the plain model, and of the hardened one. */
record Suites(SuiteOptions options, Budget budget, CommonOptions common) {

  private static final String PLAIN = "suite-robust-accuracy";
  private static final String HARDENED = "hardened-suite-robust-accuracy";

  /** What goes into the report. */
  record Told(List<Section> sections, List<Metric> metrics) {}

  /** The names results can have, the assessment's own included. */
  static List<String> metricNames() {
    return Stream.concat(AssessmentReport.metricNames().stream(), Stream.of(PLAIN, HARDENED))
        .toList();
  }

  Told run(AssessCommand.Subject subject, Optional<Model> hardened) {
    var told = new Told(new ArrayList<>(), new ArrayList<>());
    options
        .suite()
        .ifPresent(
            suite -> {
              tell(suite, subject, new Evaluated(subject.model(), "model.plain", PLAIN), told);
              hardened.ifPresent(
                  model ->
                      tell(suite, subject, new Evaluated(model, "model.hardened", HARDENED), told));
            });
    return told;
  }

  private record Evaluated(Classifier model, String word, String metric) {}

  private void tell(Suite suite, AssessCommand.Subject subject, Evaluated evaluated, Told told) {
    var words = new Words(common.lang().locale());
    var question =
        new SuiteOptions.Question(evaluated.model, evaluated.metric, budget, common.seed());
    var result = options.run(suite, question, subject.test(), common.progress());
    var threat =
        new SuiteReport.Threat(
            budget.norm().label(), Cell.significant(budget.epsilon(), 4).display());
    var report = new SuiteReport(result, suite, words.say(evaluated.word), threat);
    told.sections.addAll(report.sections(subject.test().classes(), words));
    told.metrics.add(Metric.fraction(evaluated.metric, result.trial().robustAccuracy()));
  }
}
