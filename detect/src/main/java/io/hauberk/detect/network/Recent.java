package io.hauberk.detect.network;

import java.util.LinkedHashMap;
import java.util.function.Supplier;

/** What is kept by key; of more than {@value #MOST} the longest unused is forgotten. */
final class Recent<K, V> {

  static final int MOST = 1 << 16;

  private final LinkedHashMap<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long forgotten;

  V get(K key, Supplier<V> fresh) {
    var value = kept.computeIfAbsent(key, unused -> fresh.get());
    if (kept.size() > MOST) {
      var eldest = kept.entrySet().iterator();
      eldest.next();
      eldest.remove();
      forgotten++;
    }
    return value;
  }

  long forgotten() {
    return forgotten;
  }
}
