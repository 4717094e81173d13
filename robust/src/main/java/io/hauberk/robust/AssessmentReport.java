package io.hauberk.robust;

import io.hauberk.report.Cell;
import io.hauberk.report.Finding;
import io.hauberk.report.LineChart;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.report.Severity;
import io.hauberk.report.Table;
import io.hauberk.robust.catalogue.Threat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An assessment as people read it.
 *
 * @param subject the model, by name
 * @param data the data set, by name
 */
public record AssessmentReport(Assessment assessment, Pgd attack, String subject, String data) {

  /**
   * Below this share of samples right under attack, at the largest epsilon, a model counts as
   * broken.
   */
  private static final double BROKEN_BELOW = 0.5;

  /** What other evaluations add to the report. */
  public record Further(List<Section> sections, List<Finding> findings) {
    public Further {
      sections = List.copyOf(sections);
      findings = List.copyOf(findings);
    }
  }

  /** Results by the names bars use. */
  public List<Metric> metrics() {
    var top = top();
    var metrics = new ArrayList<Metric>();
    metrics.add(Metric.fraction("clean-accuracy", top.plain().cleanAccuracy()));
    metrics.add(Metric.fraction("robust-accuracy", top.plain().robustAccuracy()));
    metrics.add(Metric.fraction("attack-success", top.plain().successRate()));
    top.hardened()
        .ifPresent(
            hardened -> {
              metrics.add(Metric.fraction("hardened-clean-accuracy", hardened.cleanAccuracy()));
              metrics.add(Metric.fraction("hardened-robust-accuracy", hardened.robustAccuracy()));
            });
    assessment
        .study()
        .advisedEpsilon()
        .ifPresent(epsilon -> metrics.add(Metric.plain("advised-epsilon", epsilon)));
    return metrics;
  }

  /** The names {@link #metrics} can have. */
  public static List<String> metricNames() {
    return List.of(
        "clean-accuracy",
        "robust-accuracy",
        "attack-success",
        "hardened-clean-accuracy",
        "hardened-robust-accuracy",
        "advised-epsilon");
  }

  /**
   * @param examples shown where they are images
   * @param further of other evaluations, told after the study
   */
  public Report report(List<Example> examples, Further further, Locale locale) {
    var words = new Words(locale);
    var builder =
        Report.builder(words.say("title"))
            .subtitle(words.say("subtitle", subject, data, norm(), epsilonText(top().epsilon())))
            .section(study(words))
            .section(new Section.Paragraph(words.say("advice"), advice(words)))
            .section(curves(words));
    further.sections().forEach(builder::section);
    var pictures = examples.stream().filter(example -> example.shape().size() == 3).toList();
    if (!pictures.isEmpty()) {
      builder.section(new ExamplePictures(words).grid(pictures));
    }
    return builder
        .findings(
            words.say("findings"),
            Stream.concat(findings(words).stream(), further.findings().stream()).toList())
        .section(new Section.Paragraph(words.say("assumptions"), words.say("assumptions.text")))
        .build();
  }

  private Table study(Words words) {
    var builder =
        Table.builder(
            words.say("study"),
            Table.Column.number(words.say("column.epsilon"), ""),
            Table.Column.text(words.say("column.model")),
            Table.Column.percent(words.say("column.clean")),
            Table.Column.percent(words.say("column.robust")),
            Table.Column.percent(words.say("column.success")),
            Table.Column.number(words.say("column.l2"), ""),
            Table.Column.number(words.say("column.linf"), ""),
            Table.Column.number(words.say("column.logits"), ""),
            Table.Column.percent(words.say("column.confidence")));
    for (var rung : assessment.study().rungs()) {
      row(builder, rung.epsilon(), words.say("model.plain"), rung.plain());
      rung.hardened()
          .ifPresent(result -> row(builder, rung.epsilon(), words.say("model.hardened"), result));
    }
    return builder.build();
  }

  private static void row(Table.Builder table, double epsilon, String model, TrialResult result) {
    table.row(
        Cell.significant(epsilon, 4),
        Cell.text(model),
        Cell.percent(result.cleanAccuracy(), 2),
        Cell.percent(result.robustAccuracy(), 2),
        Cell.percent(result.successRate(), 2),
        Cell.significant(result.meanL2(), 4),
        Cell.significant(result.meanLinf(), 4),
        Cell.significant(result.meanLogitsChange(), 4),
        Cell.percent(result.meanConfidence(), 1));
  }

  private LineChart curves(Words words) {
    var rungs = assessment.study().rungs();
    var series = new ArrayList<LineChart.Series>();
    series.add(series(words.say("curve.plain"), rungs.stream().map(Rung::plain).toList()));
    if (!assessment.hardenedCurve().isEmpty()) {
      series.add(
          series(
              words.say("curve.hardened", epsilonText(top().epsilon())),
              assessment.hardenedCurve()));
    }
    return new LineChart(
        words.say("curve"),
        LineChart.Axis.linear(words.say("axis.epsilon")),
        LineChart.Axis.linear(words.say("axis.accuracy")),
        series);
  }

  private LineChart.Series series(String name, List<TrialResult> results) {
    var points = new ArrayList<LineChart.Point>();
    points.add(LineChart.Point.of(0, 100 * results.get(0).cleanAccuracy()));
    IntStream.range(0, results.size())
        .mapToObj(i -> LineChart.Point.of(epsilon(i), 100 * results.get(i).robustAccuracy()))
        .forEach(points::add);
    return new LineChart.Series(name, points);
  }

  private String advice(Words words) {
    var study = assessment.study();
    if (!study.hardens()) {
      return words.say("advice.attackOnly");
    }
    var drop = percent(study.allowedDrop());
    var advised = study.advisedEpsilon();
    return advised.isPresent()
        ? words.say("advice.epsilon", epsilonText(advised.getAsDouble()), drop)
        : words.say("advice.none", drop);
  }

  private List<Finding> findings(Words words) {
    var plain = top().plain();
    if (plain.robustAccuracy() >= BROKEN_BELOW) {
      return List.of();
    }
    var detail =
        words.say(
            "finding.brokenDetail",
            percent(plain.cleanAccuracy()),
            percent(plain.robustAccuracy()),
            norm(),
            epsilonText(top().epsilon()));
    var broken =
        Finding.builder("HBK-ROBUST-001", Severity.HIGH, words.say("finding.broken"))
            .subject(subject)
            .detail(detail)
            .remedy(words.say("finding.brokenRemedy"))
            .build();
    return List.of(Threat.WHITE_BOX_EVASION.attach(broken));
  }

  private Rung top() {
    var rungs = assessment.study().rungs();
    return rungs.get(rungs.size() - 1);
  }

  private double epsilon(int rung) {
    return assessment.study().rungs().get(rung).epsilon();
  }

  private String norm() {
    return attack.budget().norm().label();
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String epsilonText(double epsilon) {
    return Cell.significant(epsilon, 4).display();
  }
}
