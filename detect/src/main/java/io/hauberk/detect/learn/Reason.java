package io.hauberk.detect.learn;

import java.util.Locale;

/**
 * A column that made a record suspicious.
 *
 * @param value the cell
 * @param weight how much of the score, in decimal digits
 * @param expert which of the two detectors says so
 */
public record Reason(String column, String value, double weight, Expert expert) {

  /** The two detectors. */
  public enum Expert {
    /** Boosted trees: like attacks seen before. */
    KNOWN,
    /** Isolation forest: unlike normal records. */
    STRANGE
  }

  private static final int SHOWN = 64;

  public Reason {
    value = value.length() <= SHOWN ? value : value.substring(0, SHOWN);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s = %s (%+.2f, %s)",
        column,
        value,
        weight,
        expert.name().toLowerCase(Locale.ROOT));
  }
}
