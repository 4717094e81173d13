package io.hauberk.privacy.feature;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.privacy.train.Checkpoints;
import io.hauberk.privacy.train.Clipping;
import io.hauberk.privacy.train.DpSgd;
import io.hauberk.privacy.train.Noise;
import io.hauberk.privacy.train.PoissonSampling;
import io.hauberk.privacy.train.PrivateTraining;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.train.Evaluation;
import io.hauberk.tensor.train.Optimizer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The recipe of Tramer and Boneh 2021 for scattering features and a linear model: {@code
 * TramerBoneh mnist 4096 8 2.478 560 5} for data set, expected batch, learning rate, noise
 * multiplier, steps and runs; a seventh argument takes the first so many samples alone. Clip 0.1,
 * momentum 0.9, delta 1e-5, Poisson samples, 27 groups. Ledgers, states and results are kept in a
 * folder below target/tramer-boneh: the same command does not repeat a run that ended, and goes on
 * where the last state of a broken one was kept.
 */
final class TramerBoneh {

  private static final int EVERY = 70;

  private final DpSgd plan;
  private final DataSet train;
  private final DataSet test;
  private final Path folder;

  private TramerBoneh(DpSgd plan, DataSet train, DataSet test, Path folder) {
    this.plan = plan;
    this.train = train;
    this.test = test;
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    Checks.argument(args.length == 6 || args.length == 7, "arguments", args.length, "6 or 7");
    int limit = args.length == 6 ? Integer.MAX_VALUE : Integer.parseInt(args[6]);
    var options = ReadOptions.DEFAULT.withLimit(limit);
    var name = String.join("-", List.of(args).subList(0, 5)) + "-" + limit;
    var folder = Files.createDirectories(Path.of("target", "tramer-boneh", name));
    try (var train = features(DataSets.open(args[0], Split.TRAIN, options));
        var test = features(DataSets.open(args[0], Split.TEST, options))) {
      say(
          "features of %d and %d images, %.0f s of processor time",
          train.size(), test.size(), processorTime() / 1e9);
      var plan = plan(train.size(), args);
      say("%s: epsilon %.4f at delta 1e-5, %s", args[0], plan.epsilon(), plan);
      double sum = 0;
      for (int run = 1; run <= Integer.parseInt(args[5]); run++) {
        double accuracy = new TramerBoneh(plan, train, test, folder).accuracy(run);
        sum += accuracy;
        say("run %d: %.2f %%, mean %.3f %%", run, 100 * accuracy, 100 * sum / run);
      }
    }
  }

  private static DpSgd plan(int examples, String[] args) {
    return new DpSgd(
        new PoissonSampling(examples, Integer.parseInt(args[1])),
        Clipping.flat(0.1),
        Noise.gaussian(Double.parseDouble(args[3])),
        Long.parseLong(args[4]),
        1e-5,
        new Optimizer.Sgd(Double.parseDouble(args[2]), 0.9, 0));
  }

  private static DataSet features(DataSet images) {
    try (images) {
      return new Features(Features.DEFAULT_GROUPS).of(images, Progress.none());
    }
  }

  private double accuracy(int run) throws IOException {
    var result = folder.resolve("run-" + run + ".txt");
    if (Files.exists(result)) {
      var lines = Files.readAllLines(result);
      Checks.argument(
          lines.get(0).equals(plan.toString()), "result " + result, lines.get(0), "this plan");
      return Double.parseDouble(lines.get(1));
    }
    double accuracy = trained(run);
    Files.write(result, List.of(plan.toString(), Double.toString(accuracy)));
    return accuracy;
  }

  private double trained(int run) {
    int inputs = Math.toIntExact(train.sampleShape().stream().reduce(1L, Math::multiplyExact));
    var network =
        Network.sequential(
            train.sampleShape(), new Flatten(), new Linear(inputs, train.classes().size(), true));
    var ledger =
        Ledger.openOrCreate(folder.resolve("run-" + run + ".ledger"), "0".repeat(64), plan.cost());
    var states = new Checkpoints(folder.resolve("run-" + run + ".state"), EVERY);
    try (var model = Model.initial(network, new Randomness(run));
        var training = states.start(plan, model, train, ledger)) {
      training.inPartsOf(1024).run(told(training, model));
      return Evaluation.score(model, test).accuracy();
    }
  }

  /** Prints where the training stands. */
  private Progress told(PrivateTraining training, Model model) {
    long from = training.steps();
    long started = processorTime();
    return (name, total) ->
        new Progress.Task() {
          @Override
          public void advance(long by) {
            if (training.steps() % EVERY == 0) {
              double now = Evaluation.score(model, test).accuracy();
              double each = (processorTime() - started) / 1e9 / (training.steps() - from);
              say(
                  "  step %d, %.3f s of processor time a step: %.2f %%",
                  training.steps(), each, 100 * now);
            }
          }

          @Override
          public void note(String remark) {}

          @Override
          public void close() {}
        };
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
