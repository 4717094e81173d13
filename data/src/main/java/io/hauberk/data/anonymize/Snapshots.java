package io.hauberk.data.anonymize;

import java.util.ArrayDeque;

/** Classes of nodes checked before, from which coarser nodes are grouped. */
final class Snapshots {

  /** Together at most this many times the classes of the ungeneralised table are kept. */
  private static final int BUDGET = 16;

  private final Classes base;
  private final ArrayDeque<Classes> kept = new ArrayDeque<>();
  private long classes;

  Snapshots(Classes base) {
    this.base = base;
  }

  /** The smallest known set of classes that a node generalises. */
  Classes finest(int[] node) {
    var smallest = base;
    for (var known : kept) {
      if (known.count() < smallest.count() && known.generalisesTo(node)) {
        smallest = known;
      }
    }
    return smallest;
  }

  /** Keeps what saves at least half of the work from the start; forgets the oldest. */
  void add(Classes found) {
    if (found.count() > base.count() / 2) {
      return;
    }
    kept.addLast(found);
    classes += found.count();
    while (classes > (long) BUDGET * base.count()) {
      classes -= kept.removeFirst().count();
    }
  }
}
