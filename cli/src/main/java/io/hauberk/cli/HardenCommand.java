package io.hauberk.cli;

import io.hauberk.report.format.ReportFormat;
import io.hauberk.robust.AdversarialTraining;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Hardening;
import io.hauberk.robust.Trial;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.file.ModelFiles;
import io.hauberk.tensor.network.Model;
import io.hauberk.trust.policy.Action;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk harden}: adversarial training, and the attack that judges it. */
@Command(
    name = "harden",
    description =
        "Trains a model that withstands attacks, from scratch or from --model, and attacks the result.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk harden --data mnist --network strided_cnn --width 32 --norm linf --epsilon 0.3 --epochs 20 --out-model hard.safetensors",
      "  hauberk harden --model m.onnx --data mnist --method fgsm --norm linf --epsilon 0.1 --out-model hard.onnx"
    })
final class HardenCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private DataOptions data = new DataOptions(Action.TRAIN);
  @Mixin private ModelOptions from;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;
  @Mixin private ThreatOptions threat;

  @Option(
      names = "--method",
      description = "How examples are made: ${COMPLETION-CANDIDATES}.",
      defaultValue = "pgd")
  private Hardening method;

  @Option(
      names = "--ramp",
      paramLabel = "F",
      description = "Part of the training over which epsilon grows to its full size.",
      defaultValue = "0.2")
  private double ramp;

  @Option(
      names = "--out-model",
      paramLabel = "FILE",
      description = "Where the model goes: .safetensors or .onnx.",
      required = true)
  private Path outModel;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(Trials.METRICS);
    var budget = threat.budget();
    try (var samples = data.open(Split.TRAIN, common, session);
        var model = Starts.model(from, () -> fresh(samples), session)) {
      training.run(model, samples, objective(budget, samples.size()), common);
      ModelFiles.write(model, outModel);
      try (var test = data.open(Split.TEST, common, session)) {
        var attack = threat.pgd(budget, common.seed());
        var result =
            Trial.untargeted(attack, threat.restarts()).run(model, test, common.progress());
        var report = Trials.report("harden", data.name() + " -> " + outModel, attack, result);
        return session.finish(report, Trials.metrics(result), ReportFormat.HTML, ReportFormat.JSON);
      }
    }
  }

  private Model fresh(DataSet samples) {
    return network.fresh(samples, common.seed());
  }

  private AdversarialTraining objective(Budget budget, int samples) {
    long rampSteps = Math.round(ramp * training.steps(samples));
    return new AdversarialTraining(method.attack(budget, common.seed()), rampSteps);
  }
}
