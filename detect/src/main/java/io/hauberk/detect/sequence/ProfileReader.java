package io.hauberk.detect.sequence;

import io.hauberk.detect.snapshot.SnapshotReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads what {@link Profile#snapshot} wrote, and believes nothing of it. */
final class ProfileReader {

  private final SnapshotReader in;
  private final List<String> events = new ArrayList<>();

  ProfileReader(SnapshotReader in) {
    this.in = in;
  }

  Profile read() {
    var profile = new Profile();
    profile.restoreHead(in);
    int known = in.count(Profile.MAX_EVENTS);
    for (int i = 0; i < known; i++) {
      var event = new String(in.bytes(1 << 12), StandardCharsets.UTF_8);
      events.add(event);
      profile.restoreEvent(event, in.nextLong());
    }
    int pairs = in.count(Profile.MAX_PAIRS);
    for (int i = 0; i < pairs; i++) {
      profile.restorePair(event(true), event(true));
    }
    int vectors = in.count(Profile.MAX_VECTORS);
    for (int i = 0; i < vectors; i++) {
      vector(profile);
    }
    in.end();
    return profile;
  }

  private void vector(Profile profile) {
    long times = in.nextLong();
    var counts = new TreeMap<String, Integer>();
    int distinct = in.count(Profile.MAX_EVENTS);
    for (int k = 0; k < distinct; k++) {
      var event = event(false);
      int n = in.nextInt();
      SnapshotReader.require(n > 0, "count", n, "> 0");
      counts.put(event, n);
    }
    profile.restoreVector(counts, times);
  }

  /** A number below zero stands for the edge. */
  private String event(boolean edge) {
    int index = in.nextInt();
    if (edge && index < 0) {
      return Profile.EDGE;
    }
    SnapshotReader.require(
        index >= 0 && index < events.size(), "event", index, "0 to " + (events.size() - 1));
    return events.get(index);
  }
}
