package io.hauberk.robust.poison;

import io.hauberk.robust.metric.Proportion;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which samples a detector takes for poisoned.
 *
 * @param flagged their places
 * @param samples of the set
 */
public record Suspicion(Set<Integer> flagged, int samples) {

  public Suspicion {
    flagged = Set.copyOf(flagged);
  }

  /** Of the poisoned samples, how many are flagged. */
  public Proportion truePositives(Set<Integer> poisoned) {
    return new Proportion(poisoned.stream().filter(flagged::contains).count(), poisoned.size());
  }

  /** Of the clean samples, how many are flagged. */
  public Proportion falsePositives(Set<Integer> poisoned) {
    long wrong = flagged.stream().filter(place -> !poisoned.contains(place)).count();
    return new Proportion(wrong, samples - poisoned.size());
  }

  /** The places that are not flagged, in order. */
  public int[] kept() {
    return IntStream.range(0, samples).filter(place -> !flagged.contains(place)).toArray();
  }
}
