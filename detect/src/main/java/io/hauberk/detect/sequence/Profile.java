package io.hauberk.detect.sequence;

import io.hauberk.core.Checks;
import io.hauberk.detect.snapshot.SnapshotReader;
import io.hauberk.detect.snapshot.SnapshotWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What sequences of normal operation look like: their events, lengths, pairs of neighbours, and
 * distinct vectors of counts. Learning what an attacker does makes it normal: learn from times that
 * are known to be clean. Memory is bounded: further distinct vectors beyond {@value #MAX_VECTORS},
 * pairs beyond {@value #MAX_PAIRS} and events beyond {@value #MAX_EVENTS} are counted, not kept.
 */
public final class Profile {

  static final int MAX_VECTORS = 1 << 14;
  static final int MAX_PAIRS = 1 << 18;
  static final int MAX_EVENTS = 1 << 14;

  /** Stands before the first and after the last event of a sequence. */
  static final String EDGE = "";

  private static final String KIND = "profile";
  private static final int VERSION = 1;
  private static final int MAX_NAME = 1 << 10;

  private final TreeMap<String, Long> sequencesWith = new TreeMap<>();
  private final TreeSet<String> pairs = new TreeSet<>();
  private final TreeMap<String, EventCounts> vectors = new TreeMap<>();
  private final TreeMap<String, Long> vectorTimes = new TreeMap<>();
  private long sequences;
  private long dropped;
  private int shortest = Integer.MAX_VALUE;
  private int longest;

  /** Takes in a sequence of normal operation. */
  public void learn(EventCounts sequence) {
    sequences++;
    shortest = Math.min(shortest, sequence.events().size());
    longest = Math.max(longest, sequence.events().size());
    for (var event : sequence.counts().keySet()) {
      Checks.argument(isName(event), "event", event, "1 to 1024 characters without line ends");
      if (sequencesWith.containsKey(event) || sequencesWith.size() < MAX_EVENTS) {
        sequencesWith.merge(event, 1L, Long::sum);
      }
    }
    if (!sequencesWith.keySet().containsAll(sequence.counts().keySet())) {
      dropped++;
      return;
    }
    pairsOf(sequence.events()).forEach(pair -> keep(pairs, pair));
    var key = sequence.counts().toString();
    if (vectors.containsKey(key) || vectors.size() < MAX_VECTORS) {
      vectors.putIfAbsent(key, new EventCounts(List.of(), sequence.counts()));
      vectorTimes.merge(key, 1L, Long::sum);
    } else {
      dropped++;
    }
  }

  private static boolean isName(String event) {
    return !event.isEmpty() && event.length() <= MAX_NAME && event.indexOf('\n') < 0;
  }

  private void keep(Set<String> set, String value) {
    if (set.size() < MAX_PAIRS) {
      set.add(value);
    } else {
      dropped += set.contains(value) ? 0 : 1;
    }
  }

  static List<String> pairsOf(List<String> events) {
    var found = new ArrayList<String>();
    var before = EDGE;
    for (var event : events) {
      found.add(before + '\n' + event);
      before = event;
    }
    found.add(before + '\n' + EDGE);
    return found;
  }

  boolean knows(String event) {
    return sequencesWith.containsKey(event);
  }

  boolean knowsPair(String pair) {
    return pairs.contains(pair);
  }

  /** Inverse document frequency of an event: the rarer, the more it weighs. */
  double weight(String event) {
    long with = sequencesWith.getOrDefault(event, 0L);
    return Math.log((1.0 + sequences) / (1.0 + with)) + 1;
  }

  int shortest() {
    return sequences == 0 ? 0 : shortest;
  }

  int longest() {
    return longest;
  }

  /** Known events, in order. */
  List<String> events() {
    return List.copyOf(sequencesWith.keySet());
  }

  /** Distinct vectors of counts. */
  List<EventCounts> vectors() {
    return List.copyOf(vectors.values());
  }

  /** How often each of {@link #vectors()} was seen. */
  List<Long> times() {
    return List.copyOf(vectorTimes.values());
  }

  /** Sequences learnt. */
  public long sequences() {
    return sequences;
  }

  /** What was too much to be kept. */
  public long dropped() {
    return dropped;
  }

  /** The state as bytes. */
  public byte[] snapshot() {
    var out = new SnapshotWriter(KIND, VERSION);
    out.putLong(sequences).putLong(dropped).putInt(shortest).putInt(longest);
    var events = events();
    out.putInt(events.size());
    events.forEach(event -> put(out, event).putLong(sequencesWith.getOrDefault(event, 0L)));
    out.putInt(pairs.size());
    for (var pair : pairs) {
      int end = pair.indexOf('\n');
      out.putInt(Collections.binarySearch(events, pair.substring(0, end)));
      out.putInt(Collections.binarySearch(events, pair.substring(end + 1)));
    }
    out.putInt(vectors.size());
    vectors.forEach(
        (key, vector) -> {
          out.putLong(vectorTimes.getOrDefault(key, 0L)).putInt(vector.counts().size());
          vector
              .counts()
              .forEach((event, n) -> out.putInt(Collections.binarySearch(events, event)).putInt(n));
        });
    return out.finish();
  }

  private static SnapshotWriter put(SnapshotWriter out, String text) {
    return out.putBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A profile in the state that {@link #snapshot()} gave.
   *
   * @throws io.hauberk.core.DataFormatException for any other bytes
   */
  public static Profile restore(byte[] snapshot) {
    return new ProfileReader(new SnapshotReader(snapshot, KIND, VERSION)).read();
  }

  void restoreHead(SnapshotReader in) {
    sequences = in.nextLong();
    dropped = in.nextLong();
    shortest = in.nextInt();
    longest = in.nextInt();
    SnapshotReader.require(sequences >= 0 && dropped >= 0, "sequences", sequences, ">= 0");
    SnapshotReader.require(shortest >= 0 && longest >= 0, "lengths", shortest, ">= 0");
  }

  void restoreEvent(String event, long with) {
    SnapshotReader.require(isName(event), "event", event.length(), "1 to 1024 characters");
    sequencesWith.put(event, with);
  }

  void restorePair(String before, String after) {
    pairs.add(before + '\n' + after);
  }

  void restoreVector(Map<String, Integer> restored, long times) {
    var counts = new TreeMap<>(restored);
    var key = counts.toString();
    vectors.put(key, new EventCounts(List.of(), counts));
    vectorTimes.put(key, times);
  }
}
