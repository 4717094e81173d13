package io.hauberk.detect.sequence;

import io.hauberk.core.Checks;
import java.util.List;
import java.util.TreeSet;

/**
 * The distance of the vector of counts to the nearest one of normal operation: the sum of
 * differences over the greater sum, each event weighed by its rarity (ECVC of Landauer et al., FSE
 * 2024, with inverse document frequencies). A look costs as many comparisons as there are distinct
 * vectors. Evaded by another order of the usual events.
 */
public final class CountVector implements SequenceDetector {

  /** The best of the published range 0.02 to 0.15 differs little. */
  public static final double DEFAULT_THRESHOLD = 0.06;

  private final Profile profile;
  private final List<EventCounts> known;
  private final double threshold;

  /**
   * @param threshold of the distance, above 0 and at most 1
   */
  public CountVector(Profile profile, double threshold) {
    Checks.argument(threshold > 0 && threshold <= 1, "threshold", threshold, "above 0, at most 1");
    this.profile = profile;
    this.known = profile.vectors();
    this.threshold = threshold;
  }

  @Override
  public double score(EventCounts sequence) {
    double least = 1;
    for (var other : known) {
      least = Math.min(least, distance(sequence, other));
    }
    return least / threshold;
  }

  private double distance(EventCounts one, EventCounts other) {
    var events = new TreeSet<>(one.counts().keySet());
    events.addAll(other.counts().keySet());
    double difference = 0;
    double sumOfOne = 0;
    double sumOfOther = 0;
    for (var event : events) {
      double weight = profile.weight(event);
      double a = one.counts().getOrDefault(event, 0) * weight;
      double b = other.counts().getOrDefault(event, 0) * weight;
      difference += Math.abs(a - b);
      sumOfOne += a;
      sumOfOther += b;
    }
    double greater = Math.max(sumOfOne, sumOfOther);
    return greater == 0 ? 0 : Math.min(1, difference / greater);
  }

  @Override
  public String name() {
    return "count-vector";
  }
}
