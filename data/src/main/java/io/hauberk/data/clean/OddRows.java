package io.hauberk.data.clean;

import io.hauberk.core.Checks;

/**
 * Odd rows by an isolation forest of 100 trees over the numeric columns (Liu, Ting and Zhou 2008).
 *
 * @param threshold of the score, about 0.5 for a plain row
 * @param consequence for the row
 */
public record OddRows(double threshold, Consequence consequence) {

  public OddRows {
    Checks.argument(threshold > 0.5 && threshold < 1, "threshold", threshold, "> 0.5 and < 1");
  }
}
