package io.hauberk.detect.network;

import java.util.LinkedHashMap;

/** Different things that were seen within a time; at most so many are kept. */
final class Distinct<T> {

  private final int most;
  private final long window;
  private final LinkedHashMap<T, Long> last = new LinkedHashMap<>();

  Distinct(int most, long window) {
    this.most = most;
    this.window = window;
  }

  void add(T thing, long now) {
    last.remove(thing);
    last.put(thing, now);
    trim(now);
  }

  int count(long now) {
    trim(now);
    return last.size();
  }

  private void trim(long now) {
    var oldest = last.values().iterator();
    while (oldest.hasNext()) {
      boolean recent = now - oldest.next() <= window;
      if (recent && last.size() <= most) {
        return;
      }
      oldest.remove();
    }
  }
}
