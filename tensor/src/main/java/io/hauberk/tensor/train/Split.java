package io.hauberk.tensor.train;

import io.hauberk.core.Randomness;
import java.util.Arrays;
import java.util.Optional;

/** Which samples are trained on and which are held out. */
record Split(int[] training, Optional<int[]> validation) {

  static Split of(int size, TrainingPlan plan) {
    var order = new Randomness(plan.seed()).derive("split").stream(0, 0).permutation(size);
    int held = (int) Math.round(size * plan.validationFraction());
    if (held == 0) {
      return new Split(order, Optional.empty());
    }
    return new Split(
        Arrays.copyOfRange(order, held, size), Optional.of(Arrays.copyOfRange(order, 0, held)));
  }

  /** The order of an epoch. */
  int[] order(Randomness randomness, int epoch) {
    var permutation = randomness.derive("order").stream(epoch, 0).permutation(training.length);
    return Arrays.stream(permutation).map(i -> training[i]).toArray();
  }
}
