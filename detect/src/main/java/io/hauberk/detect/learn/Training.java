package io.hauberk.detect.learn;

import java.util.Map;
import java.util.TreeMap;

/**
 * What came of training.
 *
 * @param heldOut quality on records of the training file that the judging model had not learnt
 * @param brier mean squared error of the probabilities on them
 * @param labels records learnt by label; of more than 255 labels the first
 * @param leftOut lines that were no record, had no label, or were too many
 */
public record Training(
    IntrusionModel model, Quality heldOut, double brier, Map<String, Long> labels, long leftOut) {

  public Training {
    labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
  }
}
