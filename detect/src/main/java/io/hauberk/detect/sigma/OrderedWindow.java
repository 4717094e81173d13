package io.hauberk.detect.sigma;

import java.util.Arrays;

/**
 * By number of rules met in their order, the latest time at which such a row began: what begins
 * later lasts longer, so that no row is missed.
 */
final class OrderedWindow implements Window {

  private static final long NEVER = Long.MIN_VALUE;

  private final long span;
  private final long[] began;

  OrderedWindow(int rules, long span) {
    this.span = span;
    began = new long[rules];
    Arrays.fill(began, NEVER);
  }

  @Override
  public boolean observe(int position, String value, long now) {
    long start = position == 0 ? now : began[position - 1];
    if (start == NEVER || now - start > span) {
      return false;
    }
    began[position] = start;
    boolean met = position == began.length - 1;
    if (met) {
      Arrays.fill(began, NEVER);
    }
    return met;
  }

  @Override
  public int size() {
    return began.length;
  }
}
