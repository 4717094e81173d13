package io.hauberk.data.anonymize;

import io.hauberk.core.Checks;
import java.util.Arrays;

/** All nodes of the product of the hierarchies, numbered, with what is known of each. */
final class Lattice {

  /** More nodes than this are refused: the search is exact or nothing. */
  static final int MAX_NODES = 1 << 22;

  private final int[] levels;
  private final int[] strides;
  private final boolean[] closed;

  Lattice(int[] levels) {
    this.levels = levels.clone();
    strides = new int[levels.length];
    long size = 1;
    for (int i = 0; i < levels.length; i++) {
      strides[i] = (int) size;
      size *= levels[i];
      Checks.argument(size <= MAX_NODES, "lattice", size + " nodes", "at most " + MAX_NODES);
    }
    closed = new boolean[(int) size];
  }

  int size() {
    return closed.length;
  }

  int[] node(int id) {
    int[] node = new int[levels.length];
    for (int i = 0; i < node.length; i++) {
      node[i] = id / strides[i] % levels[i];
    }
    return node;
  }

  int id(int[] node) {
    int id = 0;
    for (int i = 0; i < node.length; i++) {
      id += node[i] * strides[i];
    }
    return id;
  }

  boolean isClosed(int id) {
    return closed[id];
  }

  void close(int id) {
    closed[id] = true;
  }

  /** Closes a node and all that are finer. */
  void closeBelow(int[] node) {
    closeBox(new int[node.length], node);
  }

  /** Closes a node and all that are coarser. */
  void closeAbove(int[] node) {
    closeBox(node, Arrays.stream(levels).map(count -> count - 1).toArray());
  }

  private void closeBox(int[] low, int[] high) {
    int[] node = low.clone();
    int column = 0;
    while (column < node.length) {
      closed[id(node)] = true;
      column = 0;
      while (column < node.length && node[column] == high[column]) {
        node[column] = low[column];
        column++;
      }
      if (column < node.length) {
        node[column]++;
      }
    }
  }

  /** The coarser neighbour by one column, or -1 at its top. */
  int above(int id, int column) {
    return id / strides[column] % levels[column] == levels[column] - 1 ? -1 : id + strides[column];
  }

  int columns() {
    return levels.length;
  }
}
