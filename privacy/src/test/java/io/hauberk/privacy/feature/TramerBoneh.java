package io.hauberk.privacy.feature;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.privacy.ledger.Ledger;
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
import java.nio.file.Files;
import java.util.Locale;

/**
 * The recipe of Tramer and Boneh 2021 for scattering features and a linear model: {@code
 * TramerBoneh mnist 4096 8 2.478 560 5} for data set, expected batch, learning rate, noise
 * multiplier, steps and runs. Clip 0.1, momentum 0.9, delta 1e-5, Poisson samples, 27 groups.
 */
final class TramerBoneh {

  private TramerBoneh() {}

  public static void main(String[] args) throws IOException {
    var options = ReadOptions.DEFAULT;
    try (var train = features(DataSets.open(args[0], Split.TRAIN, options));
        var test = features(DataSets.open(args[0], Split.TEST, options))) {
      var plan =
          new DpSgd(
              new PoissonSampling(train.size(), Integer.parseInt(args[1])),
              Clipping.flat(0.1),
              Noise.gaussian(Double.parseDouble(args[3])),
              Long.parseLong(args[4]),
              1e-5,
              new Optimizer.Sgd(Double.parseDouble(args[2]), 0.9, 0));
      say("%s: epsilon %.4f at delta 1e-5", args[0], plan.epsilon());
      double sum = 0;
      int runs = Integer.parseInt(args[5]);
      for (int run = 1; run <= runs; run++) {
        double accuracy = accuracy(plan, train, test, run);
        sum += accuracy;
        say("run %d: %.2f %%, mean %.3f %%", run, 100 * accuracy, 100 * sum / run);
      }
    }
  }

  private static DataSet features(DataSet images) {
    try (images) {
      return new Features(Features.DEFAULT_GROUPS).of(images, Progress.none());
    }
  }

  private static double accuracy(DpSgd plan, DataSet train, DataSet test, int seed)
      throws IOException {
    int inputs = Math.toIntExact(train.sampleShape().stream().reduce(1L, Math::multiplyExact));
    var network =
        Network.sequential(
            train.sampleShape(), new Flatten(), new Linear(inputs, train.classes().size(), true));
    var file = Files.createTempDirectory("recipe").resolve("ledger");
    var ledger = Ledger.openOrCreate(file, "0".repeat(64), plan.cost());
    try (var model = Model.initial(network, new Randomness(seed));
        var training = PrivateTraining.start(plan, model, train, ledger)) {
      training.inPartsOf(1024);
      long started = System.nanoTime();
      while (!training.finished()) {
        training.step();
        if (training.steps() % 70 == 0) {
          double now = Evaluation.score(model, test).accuracy();
          double seconds = (System.nanoTime() - started) / 1e9;
          say("  step %d, %.0f s: %.2f %%", training.steps(), seconds, 100 * now);
        }
      }
      return Evaluation.score(model, test).accuracy();
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
