package io.hauberk.data.recognise;

import io.hauberk.core.Checks;

/**
 * One place of a text that holds something to protect.
 *
 * @param entity what it is
 * @param start first character
 * @param end one past the last
 * @param confidence 0 to 1
 * @param evidence the recogniser, and what confirmed it
 */
public record Finding(Entity entity, int start, int end, double confidence, String evidence) {

  public Finding {
    Checks.argument(start >= 0 && end > start, "finding", start + ".." + end, "a range");
    Checks.inRange("confidence", confidence, 0, 1);
  }

  boolean overlaps(Finding other) {
    return start < other.end && other.start < end;
  }
}
