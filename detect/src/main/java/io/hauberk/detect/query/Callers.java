package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * State by caller. Of more callers than there is room for the longest silent is forgotten and
 * counted: a caller that rotates identities costs no memory, and shows in {@link #forgotten}.
 *
 * @param <S> the state of one
 */
final class Callers<S> {

  static final int DEFAULT_ROOM = 1 << 14;

  private final int room;
  private final Supplier<S> fresh;
  private long forgotten;
  private final Map<String, S> states =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, S> eldest) {
          boolean full = size() > room;
          forgotten += full ? 1 : 0;
          return full;
        }
      };

  Callers(int room, Supplier<S> fresh) {
    Checks.positive("callers", room);
    this.room = room;
    this.fresh = fresh;
  }

  S of(String caller) {
    return states.computeIfAbsent(caller, c -> fresh.get());
  }

  long forgotten() {
    return forgotten;
  }

  int size() {
    return states.size();
  }
}
