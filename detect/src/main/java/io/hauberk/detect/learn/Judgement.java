package io.hauberk.detect.learn;

/**
 * What a model thinks of a record.
 *
 * @param score minus the decimal logarithm of how rare the record is among normal ones
 * @param threshold from which on a score is an alarm
 * @param probability of an attack, among records mixed as those learnt
 * @param unknown cells that were no number, or a word never seen
 */
public record Judgement(double score, double threshold, double probability, int unknown) {

  /** Whether to tell. */
  public boolean alarm() {
    return score >= threshold;
  }
}
