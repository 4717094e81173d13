package io.hauberk.detect.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is kept of one source of refused logins. */
final class LoginSource {

  private static final int MAX_USERS = 64;
  private static final int SHOWN_USERS = 8;

  private final int limit;
  private final Map<AuthFailure.Kind, Deque<Long>> recent = new EnumMap<>(AuthFailure.Kind.class);
  private final Map<AuthFailure.Kind, Long> all = new EnumMap<>(AuthFailure.Kind.class);
  private final Set<String> users = new TreeSet<>();
  private long last;
  private boolean alarmed;

  LoginSource(int limit) {
    this.limit = limit;
  }

  /** Counts a refusal at a time in milliseconds. */
  void add(AuthFailure failure, long now, long window) {
    alarmed &= now - last <= window;
    last = now;
    all.merge(failure.kind(), (long) failure.times(), Long::sum);
    var times = recent.computeIfAbsent(failure.kind(), kind -> new ArrayDeque<>());
    for (int i = 0; i < Math.min(limit, failure.times()); i++) {
      times.addLast(now);
    }
    while (times.size() > limit) {
      times.removeFirst();
    }
    for (var kept : recent.values()) {
      kept.removeIf(time -> now - time > window);
    }
    if (users.size() < MAX_USERS && !failure.user().isEmpty()) {
      users.add(failure.user());
    }
  }

  /** Whether the limit is reached for the first time since a silence. */
  boolean alarms() {
    boolean first = !alarmed && most() >= limit;
    alarmed |= first;
    return first;
  }

  int most() {
    return recent.values().stream().mapToInt(Deque::size).max().orElse(0);
  }

  long all() {
    return all.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  List<String> users() {
    return users.stream().limit(SHOWN_USERS).toList();
  }
}
