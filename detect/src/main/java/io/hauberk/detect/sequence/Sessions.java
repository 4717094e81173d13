package io.hauberk.detect.sequence;

import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Collects events by session. A session ends when it has the most events one may have, when more
 * sessions are open than there is room for and it is the longest silent, or at {@link #drain}.
 */
public final class Sessions {

  private final int maxOpen;
  private final int maxEvents;
  private final LinkedHashMap<String, List<String>> open = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param maxOpen sessions that are kept at once
   * @param maxEvents of a session
   */
  public Sessions(int maxOpen, int maxEvents) {
    Checks.inRange("maxOpen", maxOpen, 1, 1 << 20);
    Checks.inRange("maxEvents", maxEvents, 1, EventCounts.LONGEST);
    this.maxOpen = maxOpen;
    this.maxEvents = maxEvents;
  }

  /** A session that ended. */
  public record Session(String id, EventCounts events) {}

  /** Adds an event; tells a session that ended by it. */
  public Optional<Session> add(String id, String event) {
    var events = open.computeIfAbsent(id, name -> new ArrayList<>());
    events.add(event);
    if (events.size() >= maxEvents) {
      return end(id);
    }
    return open.size() > maxOpen ? end(open.keySet().iterator().next()) : Optional.empty();
  }

  private Optional<Session> end(String id) {
    return Optional.ofNullable(open.remove(id))
        .map(events -> new Session(id, EventCounts.of(events)));
  }

  /** Ends all sessions, the longest silent first. */
  public List<Session> drain() {
    var ended = new ArrayList<Session>();
    open.forEach((id, events) -> ended.add(new Session(id, EventCounts.of(events))));
    open.clear();
    return ended;
  }
}
