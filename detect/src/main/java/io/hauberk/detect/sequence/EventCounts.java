package io.hauberk.detect.sequence;

import io.hauberk.core.Checks;
import java.util.List;
import java.util.TreeMap;

/**
 * A sequence of events with its counts.
 *
 * @param events in order; at most {@value #LONGEST}
 * @param counts how often each event occurs
 */
public record EventCounts(List<String> events, TreeMap<String, Integer> counts) {

  /** Longer sessions are closed before. */
  public static final int LONGEST = 1 << 14;

  public EventCounts {
    Checks.argument(events.size() <= LONGEST, "events", events.size(), "at most " + LONGEST);
    events = List.copyOf(events);
    counts = new TreeMap<>(counts);
  }

  public static EventCounts of(List<String> events) {
    var counts = new TreeMap<String, Integer>();
    events.forEach(event -> counts.merge(event, 1, Integer::sum));
    return new EventCounts(events, counts);
  }

  public static EventCounts of(String... events) {
    return of(List.of(events));
  }
}
