package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Hardening;
import io.hauberk.robust.Trial;
import io.hauberk.robust.guard.CatastrophicOverfitting;
import io.hauberk.robust.guard.OverfittingGuard;
import io.hauberk.robust.guard.WeightAverage;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.file.ModelFiles;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.train.Objective;
import io.hauberk.trust.policy.Action;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk harden}: adversarial training, and the attack that judges it. */
@Command(
    name = "harden",
    description =
        "Trains a model that withstands attacks, from scratch or from --model, and attacks the"
            + " result.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk harden --data mnist --network strided_cnn --width 32 --norm linf --epsilon 0.3"
          + " --epochs 20 --out-model hard.safetensors",
      "  hauberk harden --model m.onnx --data mnist --method fgsm --norm linf --epsilon 0.1"
          + " --out-model hard.onnx",
      "  hauberk harden --data cifar10-jpeg --network preact_resnet18 --width 64 --augment"
          + " crop_flip --norm linf --epsilon 8/255 --train-steps 10 --train-step 2/255 --optimizer"
          + " sgd --learning-rate 0.1 --weight-decay 5e-4 --out-model cifar.safetensors"
    })
final class HardenCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private DataOptions data = new DataOptions(Action.TRAIN);
  @Mixin private ModelOptions from;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;
  @Mixin private ThreatOptions threat;
  @Mixin private InnerOptions inner;

  @Option(
      names = "--method",
      description = "How the model is trained: ${COMPLETION-CANDIDATES}.",
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

  @Option(
      names = "--guard",
      paramLabel = "N",
      description =
          "Training samples held out, on which PGD watches one-step training for overfitting to its"
              + " attack; 0 for none.",
      defaultValue = "500")
  private int guard;

  @Option(
      names = "--average",
      paramLabel = "F",
      description = "Last part of the training whose epochs' weights are averaged; 0 for none.",
      defaultValue = "0")
  private double average;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(Trials.METRICS);
    var budget = threat.budget();
    inner.of(method);
    inner.noise(method);
    try (var samples = data.open(Split.TRAIN, common, session);
        var model = Starts.model(from, () -> fresh(samples), session)) {
      checkAverage();
      guarded(model, samples, budget);
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

  private void checkAverage() {
    Checks.inRange("--average", average, 0, 1);
    Checks.notNegative("--guard", (long) guard);
  }

  /** What is good of a training that overfits is still written. */
  private void guarded(Model model, DataSet samples, Budget budget) {
    try {
      split(model, samples, budget);
    } catch (CatastrophicOverfitting e) {
      if (e.kept()) {
        ModelFiles.write(model, outModel);
      }
      throw e;
    }
  }

  private void split(Model model, DataSet samples, Budget budget) {
    int held = method.singleStep() ? Math.min(guard, samples.size() / 5) : 0;
    if (held == 0) {
      averaged(model, samples, budget);
      return;
    }
    int left = samples.size() - held;
    var plan =
        new OverfittingGuard.Plan(
            budget, common.seed(), training.epochsOf(ramp) + 1, training.beside(".kept"));
    try (var watched = samples.subset(IntStream.range(left, samples.size()).toArray());
        var rest = samples.first(left);
        var watch = new OverfittingGuard(model, watched, plan)) {
      training.observedBy(watch);
      averaged(model, rest, budget);
    }
  }

  private void averaged(Model model, DataSet samples, Budget budget) {
    int first = training.epochsOf(1) - training.epochsOf(average) + 1;
    try (var mean = new WeightAverage(model, first, training.beside(".average"))) {
      training.observedBy(mean);
      training.run(model, samples, objective(budget, samples.size()), common);
      mean.apply();
    }
  }

  private Model fresh(DataSet samples) {
    var fresh = network.fresh(samples, common.seed());
    method.start(fresh, common.seed());
    return fresh;
  }

  private Objective objective(Budget budget, int samples) {
    long rampSteps = Math.round(ramp * training.steps(samples));
    var noise = inner.noise(method);
    if (noise.isPresent()) {
      return Hardening.noisy(budget, noise.get(), common.seed(), rampSteps);
    }
    return inner
        .of(method)
        .map(steps -> method.objective(budget, steps, common.seed(), rampSteps))
        .orElseGet(() -> method.objective(budget, common.seed(), rampSteps));
  }
}
