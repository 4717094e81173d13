package io.hauberk.cli;

import com.google.errorprone.annotations.Immutable;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section.Entry;
import io.hauberk.report.Section.KeyValues;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.robust.whitebox.MinimalAttack;
import io.hauberk.robust.whitebox.MinimalResult;
import io.hauberk.robust.whitebox.MinimalTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Attacks that seek the smallest change. They need no epsilon; given one, they tell who stands. */
@Immutable
record MinimalVerb(MinimalMethod method) implements AttackVerb {

  private static final String MEDIAN = "median-distance";

  @Override
  public List<String> results() {
    var names = new ArrayList<>(Trials.METRICS);
    names.add(MEDIAN);
    return names;
  }

  @Override
  public Work prepare(AttackFlags flags) {
    var minimal = flags.minimal();
    var effort =
        new MinimalMethod.Effort(flags.threat().steps(), minimal.searches(), minimal.distance());
    var attack = method.build(flags.aim().goal(), effort);
    var trial = new MinimalTrial(attack, flags.aim(), minimal.batchSize());
    var epsilon = flags.threat().epsilon();
    return scene -> {
      var result = trial.run(scene.model(), scene.samples(), scene.common().progress());
      return scene
          .session()
          .finish(
              report(scene.subtitle(), attack, result, epsilon),
              metrics(result, epsilon),
              ReportFormat.HTML,
              ReportFormat.JSON);
    };
  }

  private static Report report(
      String subtitle, MinimalAttack attack, MinimalResult result, OptionalDouble epsilon) {
    var entries = new ArrayList<Entry>();
    entries.add(new Entry("attack", Cell.text(attack.toString())));
    entries.add(new Entry("samples", Cell.whole(result.distances().size())));
    entries.add(new Entry("clean accuracy", Cell.percent(result.cleanAccuracy(), 2)));
    entries.add(new Entry("attack success", Cell.percent(result.successRate(), 2)));
    var label = " " + result.distance().label();
    entries.add(new Entry("lower quartile" + label, distance(result.quantile(0.25))));
    entries.add(new Entry("median" + label, distance(result.median())));
    entries.add(new Entry("upper quartile" + label, distance(result.quantile(0.75))));
    epsilon.ifPresent(
        radius ->
            entries.add(
                new Entry(
                    "accuracy under attack", Cell.percent(result.robustAccuracy(radius), 2))));
    return Report.builder("attack")
        .subtitle(subtitle)
        .section(KeyValues.of("", entries.toArray(Entry[]::new)))
        .build();
  }

  private static Cell distance(double value) {
    return Cell.significant(value, 4);
  }

  /** Accuracy under attack without an epsilon: who withstands changes of any size. */
  private static List<Metric> metrics(MinimalResult result, OptionalDouble epsilon) {
    double radius = epsilon.orElse(Double.MAX_VALUE);
    return List.of(
        Metric.fraction("clean-accuracy", result.cleanAccuracy()),
        Metric.fraction("robust-accuracy", result.robustAccuracy(radius)),
        Metric.fraction("attack-success", result.successRate()),
        Metric.plain(MEDIAN, result.median()));
  }
}
