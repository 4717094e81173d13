package io.hauberk.data.anonymize;

import io.hauberk.core.Checks;
import java.util.Arrays;
import java.util.List;

/**
 * Groups records by packed keys. The distinct tuples are found once; a coarser node is grouped from
 * the classes of any finer one (roll-up of Incognito, LeFevre et al. 2005, section 3.1). Not for
 * two threads at once.
 */
final class Grouper {

  private static final long MAX_COUNTS = 1L << 28;

  private final Microdata data;
  private final TupleLayout layout;
  private final Numbering numbering = new Numbering();
  private final int[] tupleOfRow;
  private final Classes base;

  Grouper(Microdata data) {
    this.data = data;
    layout = new TupleLayout(List.copyOf(data.hierarchies().values()));
    var codes = data.quasi().stream().map(Microdata.QuasiIdentifier::codes).toList();
    int[] own = new int[data.rows()];
    var keys = layout.pack(codes);
    if (data.population().isPresent()) {
      keys = joined(keys, layout.pack(data.population().get()));
    }
    int[] ids = new int[keys[0].length];
    int count = numbering.number(keys, ids);
    System.arraycopy(ids, 0, own, 0, own.length);
    tupleOfRow = own;
    base = count(ids, firsts(keys, ids, count));
  }

  private static long[][] joined(long[][] head, long[][] tail) {
    var both = new long[head.length][];
    for (int word = 0; word < both.length; word++) {
      both[word] = Arrays.copyOf(head[word], head[word].length + tail[word].length);
      System.arraycopy(tail[word], 0, both[word], head[word].length, tail[word].length);
    }
    return both;
  }

  private static long[][] firsts(long[][] keys, int[] ids, int count) {
    var kept = new long[keys.length][count];
    for (int word = 0; word < keys.length; word++) {
      for (int i = 0; i < ids.length; i++) {
        kept[word][ids[i]] = keys[word][i];
      }
    }
    return kept;
  }

  private Classes count(int[] ids, long[][] keys) {
    int n = keys[0].length;
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
    int[] population = size;
    if (data.population().isPresent()) {
      population = new int[n];
      for (int i = data.rows(); i < ids.length; i++) {
        population[ids[i]]++;
      }
    }
    return new Classes(new int[layout.columns()], keys, size, population, counts, width);
  }

  /** The distinct tuples, ungeneralised. */
  Classes base() {
    return base;
  }

  TupleLayout layout() {
    return layout;
  }

  /** The class of each row at {@code node}, numbered as {@link #generalise} from the base does. */
  int[] classOfRow(int[] node) {
    int[] ids = new int[base.count()];
    numbering.number(layout.lift(base.keys(), base.levels(), node), ids);
    int[] classOf = new int[tupleOfRow.length];
    Arrays.setAll(classOf, row -> ids[tupleOfRow[row]]);
    return classOf;
  }

  /** The classes at a node that is nowhere finer than {@code from}. */
  Classes generalise(Classes from, int[] node) {
    int[] ids = new int[from.count()];
    var lifted = layout.lift(from.keys(), from.levels(), node);
    int count = numbering.number(lifted, ids);
    var keys = firsts(lifted, ids, count);
    int[] size = summed(from.size(), ids, count);
    boolean alike = from.population() == from.size();
    int[] population = alike ? size : summed(from.population(), ids, count);
    int width = from.width();
    int[] counts = new int[count * width];
    for (int i = 0; i < ids.length; i++) {
      for (int v = 0, to = ids[i] * width, at = i * width; v < width; v++) {
        counts[to + v] += from.counts()[at + v];
      }
    }
    return new Classes(node.clone(), keys, size, population, counts, width);
  }

  private static int[] summed(int[] values, int[] ids, int count) {
    int[] sums = new int[count];
    for (int i = 0; i < ids.length; i++) {
      sums[ids[i]] += values[i];
    }
    return sums;
  }
}
