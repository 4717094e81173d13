package io.hauberk.detect.sigma;

import io.hauberk.detect.sigma.rule.Correlation;
import java.util.LinkedHashMap;

/**
 * The windows of a correlation by group. Of more than {@value #MOST_GROUPS} groups, or {@value
 * #MOST_ENTRIES} entries in them, the longest silent are forgotten and counted.
 */
final class Groups {

  static final int MOST_GROUPS = 1 << 16;
  private static final long MOST_ENTRIES = 1 << 20;

  private final Correlation correlation;
  private final LinkedHashMap<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true);
  private long entries;
  private long forgotten;

  Groups(Correlation correlation) {
    this.correlation = correlation;
  }

  boolean observe(String group, CorrelationPlan.Member member, String value, long now) {
    var window = windows.computeIfAbsent(group, key -> begin());
    entries -= window.size();
    boolean met = window.observe(member.position(), value, now);
    entries += window.size();
    while (windows.size() > 1 && (windows.size() > MOST_GROUPS || entries > MOST_ENTRIES)) {
      forget();
    }
    return met;
  }

  private Window begin() {
    var window = Window.of(correlation);
    entries += window.size();
    return window;
  }

  private void forget() {
    var eldest = windows.entrySet().iterator();
    entries -= eldest.next().getValue().size();
    eldest.remove();
    forgotten++;
  }

  long forgotten() {
    return forgotten;
  }
}
