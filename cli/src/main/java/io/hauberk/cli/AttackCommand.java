package io.hauberk.cli;

import io.hauberk.report.format.ReportFormat;
import io.hauberk.robust.Aim;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Trial;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.data.Split;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk attack}: one attack on one model. */
@Command(
    name = "attack",
    description = "Attacks a model on a data set's test samples and counts what stands.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk attack --model m.safetensors --data mnist --norm linf --epsilon 0.3",
      "  hauberk attack --method fgsm --model m.onnx --data mnist --norm l2 --epsilon 2 --limit 1000"
    })
final class AttackCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;
  @Mixin private DataOptions data;
  @Mixin private ThreatOptions threat;

  @Option(
      names = "--method",
      description = "The attack: ${COMPLETION-CANDIDATES}.",
      defaultValue = "pgd")
  private ThreatOptions.Method method;

  @Option(
      names = "--aim",
      description = "What counts as success: ${COMPLETION-CANDIDATES}; true_class is any error.",
      defaultValue = "true_class")
  private Aim aim;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(Trials.METRICS);
    var budget = threat.budget();
    var context = new ThreatOptions.Method.Context(aim.goal(), common.seed());
    var attack = threat.attack(method, budget, context);
    try (var loaded = model.open(session);
        var samples = data.open(Split.TEST, common, session)) {
      List<? extends Attack<Classifier>> attacks =
          LongStream.range(0, threat.restarts()).mapToObj(attack::restart).toList();
      var trial = new Trial(attacks, aim, Trial.DEFAULT_BATCH_SIZE);
      var result = trial.run(loaded.classifier(), samples, common.progress());
      var report = Trials.report("attack", model.name() + ", " + data.name(), attack, result);
      return session.finish(report, Trials.metrics(result), ReportFormat.HTML, ReportFormat.JSON);
    }
  }
}
