package io.hauberk.detect.sigma;

import io.hauberk.detect.sigma.rule.Correlation.Range;
import java.util.LinkedHashMap;

/** Different values, each with the time at which it was last seen; the oldest first. */
final class ValueWindow implements Window {

  private final Range range;
  private final long span;
  private final LinkedHashMap<String, Long> last = new LinkedHashMap<>();

  ValueWindow(Range range, long span) {
    this.range = range;
    this.span = span;
  }

  @Override
  public boolean observe(int position, String value, long now) {
    last.remove(value);
    last.put(value, now);
    var oldest = last.entrySet().iterator();
    int most = Window.entries(range);
    while (oldest.hasNext()) {
      boolean recent = now - oldest.next().getValue() <= span;
      if (recent && last.size() <= most) {
        break;
      }
      oldest.remove();
    }
    boolean met = range.holds(last.size());
    if (met) {
      last.clear();
    }
    return met;
  }

  @Override
  public int size() {
    return last.size();
  }
}
