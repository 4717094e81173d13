package io.hauberk.cli;

import com.google.errorprone.annotations.Immutable;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Trial;
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
    var result = trial.run(scene.model(), scene.samples(), scene.common().progress());
    var report = Trials.report("attack", scene.subtitle(), attack, result);
    return scene
        .session()
        .finish(report, Trials.metrics(result), ReportFormat.HTML, ReportFormat.JSON);
  }
}
