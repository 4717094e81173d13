package io.hauberk.robust.auto;

import io.hauberk.robust.Views;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import java.util.Arrays;
import java.util.List;

/**
 * Tells which samples fall to scores alone. A suite takes a sample away at its first success, so
 * what Square fools is not met by the attacks with gradients that come after it: here they meet it.
 * Those that came before have failed on it already.
 *
 * <p>Cost: the later attacks over the samples that scores fooled, less those that fall on the way.
 * These queries are part of no tally.
 */
record SecondLook(List<NamedAttack> attacks, int batchSize) {

  /** Per attack: samples it fooled that no attack with gradients fools; 0 for these themselves. */
  int[] alone(Classifier model, DataSet data, SuiteState state) {
    var alone = new int[attacks.size()];
    for (int i = 0; i < alone.length; i++) {
      if (attacks.get(i).access() == NamedAttack.Access.SCORES) {
        alone[i] = standing(model, data, state.fooled(i), later(i));
      }
    }
    return alone;
  }

  private List<NamedAttack> later(int than) {
    return attacks.subList(than + 1, attacks.size()).stream()
        .filter(one -> one.access() == NamedAttack.Access.GRADIENTS)
        .toList();
  }

  private int standing(Classifier model, DataSet data, int[] places, List<NamedAttack> by) {
    int standing = 0;
    for (int from = 0; from < places.length; from += batchSize) {
      var left = Arrays.copyOfRange(places, from, Math.min(places.length, from + batchSize));
      for (int i = 0; i < by.size() && left.length > 0; i++) {
        left = survivors(model, data, left, by.get(i));
      }
      standing += left.length;
    }
    return standing;
  }

  private static int[] survivors(Classifier model, DataSet data, int[] places, NamedAttack attack) {
    try (var scope = TensorScope.open()) {
      var batch = data.select(places);
      var moved = attack.attack().perturb(model, batch);
      return Arrays.stream(Views.of(model, moved).right(batch.labels()))
          .mapToInt(place -> places[Math.toIntExact(place)])
          .toArray();
    }
  }
}
