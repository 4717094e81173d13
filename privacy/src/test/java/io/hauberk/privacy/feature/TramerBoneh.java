package io.hauberk.privacy.feature;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.privacy.accounting.PldAccountant;
import io.hauberk.privacy.ledger.Budget;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The recipe of Tramer and Boneh 2021 for scattering features and a linear model: {@code
 * TramerBoneh mnist 4096 8 2.478 560 5} for data set, expected batch, learning rate, noise
 * multiplier, steps and runs. Clip 0.1, momentum 0.9, delta 1e-5, Poisson samples, each sample
 * normalised by itself in 27 groups. With three arguments more, noise multiplier and lengths of a
 * private normalisation, images are photographs: features of luma and chroma, left and right alike,
 * normalised privately in each run anew, in the same ledger; the weights' running mean (decay 0.98)
 * is the model. Ledgers, scales, states and results are kept in a folder below target/tramer-boneh:
 * the same command does not repeat a run that ended, and goes on where the last state of a broken
 * one was kept.
 */
final class TramerBoneh {

  private static final int EVERY = 70;

  private static final Scatter PHOTOGRAPHS = new Scatter(Colours.LUMA_CHROMA, Symmetry.LEFT_RIGHT);

  private final DpSgd plan;
  private final Optional<PrivateNormalisation> normalisation;
  private final Sets features;
  private final Path folder;

  private TramerBoneh(
      DpSgd plan, Optional<PrivateNormalisation> normalisation, Sets features, Path folder) {
    this.plan = plan;
    this.normalisation = normalisation;
    this.features = features;
    this.folder = folder;
  }

  private record Sets(DataSet train, DataSet test) implements AutoCloseable {

    static Sets features(String data, Function<DataSet, DataSet> of) {
      try (var train = DataSets.open(data, Split.TRAIN, ReadOptions.DEFAULT);
          var test = DataSets.open(data, Split.TEST, ReadOptions.DEFAULT)) {
        return new Sets(of.apply(train), of.apply(test));
      }
    }

    @Override
    public void close() {
      train.close();
      test.close();
    }
  }

  public static void main(String[] args) throws IOException {
    Checks.argument(args.length == 6 || args.length == 9, "arguments", args.length, "6 or 9");
    var normalisation = normalisation(args);
    var name = new ArrayList<>(List.of(args));
    name.remove(5);
    var folder = Files.createDirectories(Path.of("target", "tramer-boneh", String.join("-", name)));
    try (var features = Sets.features(args[0], way(normalisation))) {
      say(
          "features of %d and %d images, %.0f s of processor time",
          features.train.size(), features.test.size(), processorTime() / 1e9);
      var plan = plan(features.train.size(), args);
      var all = PldAccountant.create().plus(plan.event(), plan.steps());
      double whole = normalisation.map(each -> all.plus(each.event(), 2)).orElse(all).upper(1e-5);
      say("%s: epsilon %.4f at delta 1e-5, in all %.4f; %s", args[0], plan.epsilon(), whole, plan);
      normalisation.ifPresent(each -> say("%s: epsilon %.4f", each, each.cost().epsilon()));
      double sum = 0;
      for (int run = 1; run <= Integer.parseInt(args[5]); run++) {
        sum += new TramerBoneh(plan, normalisation, features, folder).accuracy(run);
        say("run %d: mean %.3f %%", run, 100 * sum / run);
      }
    }
  }

  private static DpSgd plan(int examples, String[] args) {
    var plan =
        new DpSgd(
            new PoissonSampling(examples, Integer.parseInt(args[1])),
            Clipping.flat(0.1),
            Noise.gaussian(Double.parseDouble(args[3])),
            Long.parseLong(args[4]),
            1e-5,
            new Optimizer.Sgd(Double.parseDouble(args[2]), 0.9, 0));
    return args.length == 9 ? plan.withAveraging(0.98) : plan;
  }

  private static Optional<PrivateNormalisation> normalisation(String[] args) {
    return args.length == 6
        ? Optional.empty()
        : Optional.of(
            new PrivateNormalisation(
                Double.parseDouble(args[7]),
                Double.parseDouble(args[8]),
                Double.parseDouble(args[6]),
                1e-5));
  }

  private static Function<DataSet, DataSet> way(Optional<PrivateNormalisation> normalisation) {
    return normalisation.isPresent()
        ? images -> PHOTOGRAPHS.even(images, Progress.none())
        : images -> new Features(Features.DEFAULT_GROUPS).of(images, Progress.none());
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
    var ledger =
        Ledger.openOrCreate(folder.resolve("run-" + run + ".ledger"), "0".repeat(64), price());
    if (normalisation.isEmpty()) {
      return trained(run, features, ledger);
    }
    var file = folder.resolve("run-" + run + ".scale");
    var scale = normalisation.get().fitOnce(features.train, ledger, file);
    try (var scaled = new Sets(scale.of(features.train), scale.of(features.test))) {
      return trained(run, scaled, ledger);
    }
  }

  private Budget price() {
    return normalisation.map(each -> each.cost().plus(plan.cost())).orElse(plan.cost());
  }

  private double trained(int run, Sets sets, Ledger ledger) {
    var shape = sets.train.sampleShape();
    int inputs = Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    int classes = sets.train.classes().size();
    var network = Network.sequential(shape, new Flatten(), new Linear(inputs, classes, true));
    var states = new Checkpoints(folder.resolve("run-" + run + ".state"), EVERY);
    try (var model = Model.initial(network, new Randomness(run));
        var training = states.start(plan, model, sets.train, ledger)) {
      training.inPartsOf(1024).run(told(training, model, sets.test));
      training.adoptAverage();
      double accuracy = Evaluation.score(model, sets.test).accuracy();
      say("run %d: %.2f %%", run, 100 * accuracy);
      return accuracy;
    }
  }

  /** Prints where the training stands. */
  private static Progress told(PrivateTraining training, Model model, DataSet test) {
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
