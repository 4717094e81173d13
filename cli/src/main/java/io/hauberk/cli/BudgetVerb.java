package io.hauberk.cli;

import com.google.errorprone.annotations.Immutable;
import io.hauberk.report.Report;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Trial;
import io.hauberk.robust.defence.DefenceStudy;
import io.hauberk.tensor.Classifier;
import java.util.List;
import java.util.stream.LongStream;

/** Attacks that follow the gradient within a budget. */
@Immutable
record BudgetVerb(ThreatOptions.Method method) implements AttackVerb {

  @Override
  public List<String> results() {
    return Trials.METRICS;
  }

  @Override
  public Work prepare(AttackFlags flags) {
    var threat = flags.threat();
    var context = new ThreatOptions.Method.Context(flags.aim().goal(), flags.common().seed());
    var attack = threat.attack(method, threat.budget(), context);
    List<? extends Attack<Classifier>> attacks =
        LongStream.range(0, threat.restarts()).mapToObj(attack::restart).toList();
    var trial = new Trial(attacks, flags.aim(), Trial.DEFAULT_BATCH_SIZE);
    return scene -> told(scene, attack, trial);
  }

  /** Runs and reports. */
  static int told(Scene scene, Attack<?> attack, Trial trial) {
    var progress = scene.common().progress();
    var study =
        scene.defended().map(model -> DefenceStudy.of(model, trial, scene.samples(), progress));
    var result =
        study
            .map(DefenceStudy::adaptive)
            .orElseGet(() -> trial.run(scene.model(), scene.samples(), progress));
    var report =
        Report.builder("attack").subtitle(scene.subtitle()).section(Trials.section(attack, result));
    scene
        .defended()
        .ifPresent(model -> report.section(DefenceOptions.told(model, study.orElseThrow())));
    return scene
        .session()
        .finish(report.build(), Trials.metrics(result), ReportFormat.HTML, ReportFormat.JSON);
  }
}
