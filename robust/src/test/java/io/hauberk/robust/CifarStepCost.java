package io.hauberk.robust;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.train.CropFlip;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Schedule;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import java.util.Locale;
import org.bytedeco.pytorch.global.torch;

/**
 * Prints the processor time of a step of a CIFAR-10 recipe on one thread, for {@code
 * docs/robust.md}: one step to warm up, then so many. Arguments: PGD, TRADES or N_FGSM, width,
 * batch, steps.
 */
final class CifarStepCost {
  private CifarStepCost() {}

  public static void main(String[] args) {
    var method = Hardening.valueOf(args[0]);
    int width = Integer.parseInt(args[1]);
    int batch = Integer.parseInt(args[2]);
    int steps = Integer.parseInt(args[3]);
    torch.set_num_threads(1);
    var ball = new Budget(LpNorm.LINF, 8.0 / 255);
    var ten = new InnerSteps(10, new StepSize.Absolute(2.0 / 255));
    var objective =
        method.inner().isPresent()
            ? method.objective(ball, ten, 1, 0)
            : method.objective(ball, 1, 0);
    var options = ReadOptions.DEFAULT.withLimit(batch);
    var plan =
        TrainingPlan.of(steps + 1, 1)
            .withBatchSize(batch)
            .withOptimizer(new Optimizer.Sgd(0.1, 0.9, 5e-4), new Schedule.Triangle(0.4));
    try (var samples = DataSets.open("cifar10-jpeg", Split.TRAIN, options);
        var model =
            Model.initial(
                Networks.preActResNet18(samples.sampleShape(), width, 10), new Randomness(1))) {
      var clock = new long[steps + 2];
      new Trainer(plan, CropFlip.of(objective, 1), Progress.none())
          .observedBy(epoch -> clock[epoch.epoch()] = cpu())
          .train(model, samples);
      double seconds = (clock[steps + 1] - clock[1]) / 1e9 / steps;
      System.out.println(
          String.format(
              Locale.ROOT,
              "%s, width %d: %.3f s of processor time a step of %d",
              method,
              width,
              seconds,
              batch));
    }
  }

  /** Nanoseconds of processor time of all threads so far, the JVM's own included. */
  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }
}
