package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import java.util.Arrays;

/**
 * Conformal p-values against scores of honest queries.
 *
 * <p>Source: Vovk, Gammerman and Shafer 2005, equation 2.20; ties count in full, which errs towards
 * silence.
 */
final class Ranks {

  private final double[] sorted;

  Ranks(double[] honest) {
    Checks.argument(honest.length >= 100, "honest queries", honest.length, ">= 100");
    sorted = honest.clone();
    Arrays.sort(sorted);
  }

  /** Small for high scores. */
  double above(double score) {
    int at = Arrays.binarySearch(sorted, score);
    int first = at < 0 ? -at - 1 : at;
    while (first > 0 && sorted[first - 1] == score) {
      first--;
    }
    return (sorted.length - first + 1.0) / (sorted.length + 1.0);
  }

  /** Small for low scores. */
  double below(double score) {
    int at = Arrays.binarySearch(sorted, Math.nextUp(score));
    int first = at < 0 ? -at - 1 : at;
    while (first > 0 && sorted[first - 1] > score) {
      first--;
    }
    return (first + 1.0) / (sorted.length + 1.0);
  }
}
