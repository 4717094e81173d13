package io.hauberk.detect.sequence;

/**
 * Neighbours, or first and last events, that normal operation never had. Evaded by whoever walks
 * known pairs only; alarms falsely where sessions interleave.
 */
public record Bigram(Profile profile) implements SequenceDetector {

  @Override
  public double score(EventCounts sequence) {
    return Profile.pairsOf(sequence.events()).stream().allMatch(profile::knowsPair) ? 0 : 2;
  }

  @Override
  public String name() {
    return "bigram";
  }
}
