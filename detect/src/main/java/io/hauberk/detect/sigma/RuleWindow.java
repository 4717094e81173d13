package io.hauberk.detect.sigma;

import io.hauberk.detect.sigma.rule.Correlation.Range;
import java.util.Arrays;

/** When each rule was last met. */
final class RuleWindow implements Window {

  private static final long NEVER = Long.MIN_VALUE;

  private final Range range;
  private final long span;
  private final long[] last;

  RuleWindow(int rules, Range range, long span) {
    this.range = range;
    this.span = span;
    last = new long[rules];
    Arrays.fill(last, NEVER);
  }

  @Override
  public boolean observe(int position, String value, long now) {
    last[position] = now;
    var recent = Arrays.stream(last).filter(time -> time != NEVER && now - time <= span);
    boolean met = range.holds((int) recent.count());
    if (met) {
      Arrays.fill(last, NEVER);
    }
    return met;
  }

  @Override
  public int size() {
    return last.length;
  }
}
