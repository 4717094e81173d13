package io.hauberk.detect.sigma;

import io.hauberk.detect.sigma.rule.Correlation.Range;
import java.util.ArrayDeque;

/** Times of events. */
final class EventWindow implements Window {

  private final Range range;
  private final long span;
  private final ArrayDeque<Long> times = new ArrayDeque<>();

  EventWindow(Range range, long span) {
    this.range = range;
    this.span = span;
  }

  @Override
  public boolean observe(int position, String value, long now) {
    times.addLast(now);
    while (times.size() > Window.entries(range) || now - times.getFirst() > span) {
      times.removeFirst();
    }
    boolean met = range.holds(times.size());
    if (met) {
      times.clear();
    }
    return met;
  }

  @Override
  public int size() {
    return times.size();
  }
}
