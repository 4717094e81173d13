package io.hauberk.cli;

import io.hauberk.robust.Aim;
import io.hauberk.tensor.data.Split;
import java.util.concurrent.Callable;
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
      "  hauberk attack --method fgsm --model m.onnx --data mnist --norm l2 --epsilon 2 --limit"
          + " 1000",
      "  hauberk attack --defence jpeg:75 --model m.onnx --data mnist --norm linf --epsilon 0.1"
          + " --limit 1000",
      "  hauberk attack --method ddn --model m.onnx --data mnist --limit 1000",
      "  hauberk attack --method spatial --degrees 30 --pixels 3 --model m.onnx --data mnist"
          + " --limit 1000",
      "  hauberk attack --method fmn --distance l1 --model m.onnx --data mnist --epsilon 10"
    })
final class AttackCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;
  @Mixin private DataOptions data;
  @Mixin private ThreatOptions threat;
  @Mixin private MinimalOptions minimal;
  @Mixin private SpatialOptions spatial;
  @Mixin private DefenceOptions defence;

  @Option(
      names = "--method",
      description = "The attack: ${COMPLETION-CANDIDATES}.",
      defaultValue = "pgd")
  private AttackMethod method;

  @Option(
      names = "--aim",
      description = "What counts as success: ${COMPLETION-CANDIDATES}; true_class is any error.",
      defaultValue = "true_class")
  private Aim aim;

  @Override
  public Integer call() {
    var verb = method.verb();
    var session = new Session(spec, common).withResults(verb.results());
    defence.parsed();
    var work = verb.prepare(new AttackVerb.AttackFlags(threat, minimal, spatial, aim, common));
    try (var attacked = model.attackable(session);
        var samples = data.open(Split.TEST, common, session)) {
      var plain = attacked.classifier();
      var defended = defence.around(plain, common.seed());
      var subtitle = DefenceOptions.named(model.name(), defended) + ", " + data.name();
      return work.run(new AttackVerb.Scene(plain, defended, samples, subtitle, common, session));
    }
  }
}
