package io.hauberk.detect.alert;

import io.hauberk.core.Checks;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map that holds at most so many keys and forgets the one longest untouched, reads included. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1L;

  private final int most;

  public Recent(int most) {
    super(16, 0.75f, true);
    Checks.positive("most keys", most);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
