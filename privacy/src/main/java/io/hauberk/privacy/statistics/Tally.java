package io.hauberk.privacy.statistics;

import io.hauberk.core.DataFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cells of every group, with people counted where groups are picked by them. */
final class Tally {

  /** Longs in all cells: 256 MiB. */
  private static final long MOST_CELLS = 1L << 25;

  private final Aggregate aggregate;
  private final boolean open;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Group> groups = new ArrayList<>();

  Tally(Query query) {
    aggregate = query.aggregate();
    open = query.groups() instanceof Groups.Private;
    if (query.groups() instanceof Groups.Public named) {
      named.names().forEach(this::place);
    } else if (query.groups() instanceof Groups.Whole) {
      place("");
    }
  }

  /** One group's state. */
  static final class Group {
    final String name;
    final int place;
    final long[] cells;
    long people;

    Group(String name, int place, int cells) {
      this.name = name;
      this.place = place;
      this.cells = new long[cells];
    }
  }

  /** The number of a group, or -1 for one outside the public list. */
  int find(String name) {
    var place = places.get(name);
    return place != null ? place : open ? place(name) : -1;
  }

  Group group(int place) {
    return groups.get(place);
  }

  List<Group> groups() {
    return groups;
  }

  private int place(String name) {
    if ((groups.size() + 1L) * aggregate.cells() > MOST_CELLS) {
      throw new DataFormatException("groups", groups.size(), "fewer, or public ones");
    }
    int place = groups.size();
    places.put(name, place);
    groups.add(new Group(name, place, aggregate.cells()));
    return place;
  }
}
