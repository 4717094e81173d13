package io.hauberk.robust.poison;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/** Which samples an attacker takes. */
final class Choice {
  private Choice() {}

  /**
   * A share of all samples, drawn from those whose label fits.
   *
   * @param share of all samples, above 0 and at most 1
   */
  static int[] places(long[] labels, LongPredicate fits, double share, Randomness randomness) {
    Checks.argument(share > 0 && share <= 1, "share", share, "above 0 and at most 1");
    int wanted = (int) Math.round(share * labels.length);
    var order = randomness.derive("poison").stream(0, 0).permutation(labels.length);
    var places = IntStream.of(order).filter(i -> fits.test(labels[i])).limit(wanted).toArray();
    Checks.argument(
        wanted > 0 && places.length == wanted,
        "share",
        share,
        "one that is at least one sample, and at most those that can be poisoned");
    return places;
  }
}
