package io.hauberk.robust.flag;

import io.hauberk.robust.Attack;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Fgsm;
import io.hauberk.robust.Goal;
import io.hauberk.robust.RandomStart;
import io.hauberk.robust.StepwiseAttack;
import io.hauberk.robust.Views;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.List;

/**
 * Signs that an attack's results show beside those of simpler attacks, weaker and stronger ones
 * (Athalye et al. 2018, section 3.1).
 *
 * @param probe samples that the model has right
 */
record AttackChecks(Probe probe, StepwiseAttack attack) {

  /** Random points tried for each sample. */
  private static final int DRAWS = 10;

  List<Reading> readings() {
    var batch = probe.batch();
    try (var scope = TensorScope.open()) {
      var standing = standing(attack, batch);
      double many = share(standing.length);
      double one = accuracy(new Fgsm(attack.budget(), Goal.UNTARGETED));
      double wider = accuracy(attack.withEpsilon(2 * attack.budget().epsilon()));
      double wholeCube = accuracy(attack.withEpsilon(diameter(attack.budget(), batch)));
      return List.of(
          new Reading(Sign.ONE_STEP_BEATS_ITERATIVE, many - one),
          new Reading(Sign.ONE_STEP_OVERFIT, one - many),
          new Reading(Sign.NOISE_BEATS_ATTACK, fooledByNoise(standing)),
          new Reading(Sign.LARGER_EPSILON_FOOLS_LESS, wider - many),
          new Reading(Sign.UNCONSTRAINED_FAILURE, wholeCube));
    }
  }

  /** Epsilon in parts of the radius within which any input can become any other. */
  static Reading range(Budget budget, Batch batch) {
    return new Reading(Sign.EPSILON_BEYOND_RANGE, budget.epsilon() / diameter(budget, batch));
  }

  /** The largest distance of two points of [0, 1]^d. */
  private static double diameter(Budget budget, Batch batch) {
    double values = (double) batch.inputs().numel() / batch.size();
    return switch (budget.norm()) {
      case LINF -> 1;
      case L2 -> Math.sqrt(values);
      case L1 -> values;
    };
  }

  private double accuracy(Attack<Classifier> by) {
    return share(standing(by, probe.batch()).length);
  }

  private double share(int samples) {
    return (double) samples / probe.batch().size();
  }

  private long[] standing(Attack<Classifier> by, Batch batch) {
    try (var scope = TensorScope.open()) {
      return Views.of(probe.model(), by.search(probe.model(), batch)).right(batch.labels());
    }
  }

  /** Share of all samples that the attack left standing and some random point of the ball fools. */
  private double fooledByNoise(long[] standing) {
    if (standing.length == 0) {
      return 0;
    }
    var left = probe.batch().select(standing);
    var fooled = new boolean[standing.length];
    var randomness = probe.randomness().derive("noise");
    for (int draw = 0; draw < DRAWS; draw++) {
      try (var scope = TensorScope.open()) {
        var noisy = new RandomStart(randomness, draw).draw(left, attack.budget());
        var predictions = Views.of(probe.model(), noisy).predictions();
        var labels = Tensors.longs(left.labels());
        for (int i = 0; i < fooled.length; i++) {
          fooled[i] |= predictions[i] != labels[i];
        }
      }
    }
    int count = 0;
    for (boolean one : fooled) {
      count += one ? 1 : 0;
    }
    return share(count);
  }
}
