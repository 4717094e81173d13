package io.hauberk.data.anonymize;

import java.util.List;

/**
 * Where each quasi-identifier's group number lies in a packed key: as many columns as fit share a
 * word. A coarser node needs only the columns rewritten whose level changed.
 */
final class TupleLayout {

  private static final int WORD_BITS = 62;

  private final List<Hierarchy> hierarchies;
  private final int[] word;
  private final int[] shift;
  private final long[] mask;
  private final int words;

  TupleLayout(List<Hierarchy> hierarchies) {
    this.hierarchies = List.copyOf(hierarchies);
    int columns = hierarchies.size();
    word = new int[columns];
    shift = new int[columns];
    mask = new long[columns];
    int used = 0;
    int current = 0;
    for (int column = 0; column < columns; column++) {
      int bits = Integer.SIZE - Integer.numberOfLeadingZeros(hierarchies.get(column).size());
      if (used + bits > WORD_BITS) {
        current++;
        used = 0;
      }
      word[column] = current;
      shift[column] = used;
      mask[column] = (1L << bits) - 1;
      used += bits;
    }
    words = current + 1;
  }

  int words() {
    return words;
  }

  int columns() {
    return word.length;
  }

  /** The keys of ungeneralised records, from their codes by column. */
  long[][] pack(List<int[]> codes) {
    var keys = new long[words][codes.get(0).length];
    for (int column = 0; column < word.length; column++) {
      int[] groups = hierarchies.get(column).groups(0);
      int[] code = codes.get(column);
      long[] to = keys[word[column]];
      for (int i = 0; i < to.length; i++) {
        to[i] |= (long) groups[code[i]] << shift[column];
      }
    }
    return keys;
  }

  /** The keys at a coarser node. */
  long[][] lift(long[][] keys, int[] from, int[] node) {
    var lifted = new long[words][];
    for (int w = 0; w < words; w++) {
      lifted[w] = keys[w].clone();
    }
    for (int column = 0; column < node.length; column++) {
      if (from[column] != node[column]) {
        lift(lifted[word[column]], column, from[column], node[column]);
      }
    }
    return lifted;
  }

  private void lift(long[] keys, int column, int from, int to) {
    long[] parent = parents(column, from, to);
    int right = shift[column];
    long bits = mask[column];
    long clear = ~(bits << right);
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (keys[i] & clear) | parent[(int) ((keys[i] >>> right) & bits)];
    }
  }

  private long[] parents(int column, int from, int to) {
    var hierarchy = hierarchies.get(column);
    long[] parent = new long[hierarchy.groupCount(from)];
    for (int code = 0; code < hierarchy.size(); code++) {
      parent[hierarchy.groups(from)[code]] = (long) hierarchy.groups(to)[code] << shift[column];
    }
    return parent;
  }

  /** Records of the chosen classes by column and group. */
  long[][] histogram(Classes classes, boolean[] chosen) {
    var counts = new long[word.length][];
    for (int column = 0; column < word.length; column++) {
      counts[column] = new long[hierarchies.get(column).groupCount(classes.levels()[column])];
      long[] keys = classes.keys()[word[column]];
      for (int i = 0; i < chosen.length; i++) {
        if (chosen[i]) {
          counts[column][(int) ((keys[i] >>> shift[column]) & mask[column])] += classes.size()[i];
        }
      }
    }
    return counts;
  }
}
