package io.hauberk.data.anonymize;

import io.hauberk.core.Checks;
import java.util.Arrays;

/**
 * Groups records by packed keys. The distinct tuples are found once; a coarser node is grouped from
 * the classes of any finer one (roll-up of Incognito, LeFevre et al. 2005, section 3.1).
 */
final class Grouper {

  private static final int WORD_BITS = 62;
  private static final long MAX_COUNTS = 1L << 28;

  private final Microdata data;
  private final int[][] codes;
  private final int[] bits;
  private final int[] tupleOfRow;
  private final Classes base;

  Grouper(Microdata data) {
    this.data = data;
    int width = data.quasi().size();
    codes = new int[width][];
    bits = new int[width];
    for (int i = 0; i < width; i++) {
      codes[i] = withPopulation(i);
      bits[i] = 32 - Integer.numberOfLeadingZeros(data.quasi().get(i).hierarchy().size());
    }
    int all = codes[0].length;
    int[] rows = new int[all];
    Arrays.setAll(rows, i -> i);
    int[] ids = new int[all];
    int[] first = group(rows, new int[width], ids);
    tupleOfRow = Arrays.copyOf(ids, data.rows());
    base = count(ids, first);
  }

  private int[] withPopulation(int column) {
    int[] own = data.quasi().get(column).codes();
    if (data.population().isEmpty()) {
      return own;
    }
    int[] others = data.population().get().get(column);
    int[] both = Arrays.copyOf(own, own.length + others.length);
    System.arraycopy(others, 0, both, own.length, others.length);
    return both;
  }

  private Classes count(int[] ids, int[] first) {
    int n = first.length;
    int width = data.width();
    Checks.argument(
        (long) n * width <= MAX_COUNTS, "sensitive values", width, "fewer for " + n + " tuples");
    int[] size = new int[n];
    int[] counts = new int[n * width];
    for (int row = 0; row < data.rows(); row++) {
      size[ids[row]]++;
    }
    int from = 0;
    for (var column : data.sensitive()) {
      for (int row = 0; row < data.rows(); row++) {
        counts[ids[row] * width + from + column.codes()[row]]++;
      }
      from += column.values().size();
    }
    int[] population = size.clone();
    if (data.population().isPresent()) {
      Arrays.fill(population, 0);
      for (int i = data.rows(); i < ids.length; i++) {
        population[ids[i]]++;
      }
    }
    return new Classes(new int[codes.length], first, size, population, counts, width);
  }

  /** The distinct tuples, ungeneralised. */
  Classes base() {
    return base;
  }

  /** The class of each row, from the class of each tuple. */
  int[] tupleOfRow() {
    return tupleOfRow;
  }

  /** Which class at {@code node} each class of {@code from} falls into. */
  int[] classOf(Classes from, int[] node) {
    int[] ids = new int[from.count()];
    group(from.first(), node, ids);
    return ids;
  }

  /** The classes at a node that is nowhere finer than {@code from}. */
  Classes generalise(Classes from, int[] node) {
    int[] ids = new int[from.count()];
    int[] first = group(from.first(), node, ids);
    int width = from.width();
    int[] size = new int[first.length];
    int[] population = new int[first.length];
    int[] counts = new int[first.length * width];
    for (int i = 0; i < ids.length; i++) {
      size[ids[i]] += from.size()[i];
      population[ids[i]] += from.population()[i];
      for (int v = 0, to = ids[i] * width, at = i * width; v < width; v++) {
        counts[to + v] += from.counts()[at + v];
      }
    }
    return new Classes(node.clone(), first, size, population, counts, width);
  }

  /** Numbers the distinct generalised tuples in {@code ids}; returns the first member of each. */
  private int[] group(int[] members, int[] node, int[] ids) {
    long[] keys = new long[members.length];
    int used = 0;
    int classes = 0;
    for (int column = 0; column < codes.length; column++) {
      if (used + bits[column] > WORD_BITS) {
        classes = number(keys, ids);
        used = Integer.SIZE - Integer.numberOfLeadingZeros(classes);
        for (int i = 0; i < keys.length; i++) {
          keys[i] = ids[i];
        }
      }
      append(keys, members, column, node[column]);
      used += bits[column];
    }
    classes = number(keys, ids);
    int[] first = new int[classes];
    for (int i = ids.length - 1; i >= 0; i--) {
      first[ids[i]] = members[i];
    }
    return first;
  }

  private void append(long[] keys, int[] members, int column, int level) {
    int[] groups = data.quasi().get(column).hierarchy().groups(level);
    int[] code = codes[column];
    int shift = bits[column];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = keys[i] << shift | groups[code[members[i]]];
    }
  }

  /** Open addressing with multiplicative hashing; numbers go up in the order of appearance. */
  private static int number(long[] keys, int[] ids) {
    int capacityBits = Math.max(4, 33 - Integer.numberOfLeadingZeros(keys.length));
    int mask = (1 << capacityBits) - 1;
    long[] seen = new long[mask + 1];
    int[] id = new int[mask + 1];
    int classes = 0;
    for (int i = 0; i < keys.length; i++) {
      long key = keys[i];
      int slot = (int) (key * 0x9E3779B97F4A7C15L >>> (64 - capacityBits));
      while (id[slot] != 0 && seen[slot] != key) {
        slot = slot + 1 & mask;
      }
      if (id[slot] == 0) {
        id[slot] = ++classes;
        seen[slot] = key;
      }
      ids[i] = id[slot] - 1;
    }
    return classes;
  }
}
