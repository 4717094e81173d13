package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.train.CrossEntropy;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import java.util.ArrayList;
import java.util.stream.IntStream;

/**
 * Trains models like the target on random halves of a pool, in pairs that share it out, so that
 * every sample is in half of the models.
 *
 * @param network the target's
 * @param plan as near to the target's as the attacker knows
 * @param shadows even; 16 give most of what 256 give
 */
public record ShadowTraining(Network network, TrainingPlan plan, int shadows) {

  public ShadowTraining {
    Checks.argument(
        shadows >= 2 && shadows % 2 == 0, "shadow models", shadows, "an even number above 0");
  }

  /** Trains all of them, one after another, and asks each of every sample. */
  public ShadowConfidences run(DataSet pool, Randomness randomness, Progress progress) {
    Checks.argument(pool.size() >= 2, "samples", pool.size(), "2 or more");
    var confidences = new ArrayList<double[]>();
    var in = new ArrayList<boolean[]>();
    try (var task = progress.start("shadow models", shadows)) {
      for (int i = 0; i < shadows; i++) {
        var own = randomness.derive("shadow model " + i);
        var half = half(randomness, i, pool.size());
        confidences.add(trained(pool, half, own));
        in.add(half);
        task.advance(1);
      }
    }
    return new ShadowConfidences(confidences, in);
  }

  private static boolean[] half(Randomness randomness, int shadow, int size) {
    var order = randomness.derive("shadow halves").stream(shadow / 2, 0).permutation(size);
    var half = new boolean[size];
    for (int i = 0; i < size; i++) {
      half[order[i]] = (i < size / 2) == (shadow % 2 == 0);
    }
    return half;
  }

  private double[] trained(DataSet pool, boolean[] half, Randomness randomness) {
    var places = IntStream.range(0, half.length).filter(i -> half[i]).toArray();
    try (var samples = pool.subset(places);
        var model = Model.initial(network, randomness)) {
      new Trainer(seeded(randomness.seed()), new CrossEntropy(), Progress.none())
          .train(model, samples);
      return Confidences.of(model, pool);
    }
  }

  private TrainingPlan seeded(long seed) {
    return new TrainingPlan(
        plan.epochs(),
        plan.batchSize(),
        plan.optimizer(),
        plan.schedule(),
        plan.validationFraction(),
        plan.patience(),
        plan.frozen(),
        seed);
  }
}
