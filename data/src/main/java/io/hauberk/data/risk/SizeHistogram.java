package io.hauberk.data.risk;

import io.hauberk.core.Checks;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many classes there are of each size.
 *
 * @param classes by size, both at least 1
 */
public record SizeHistogram(SortedMap<Integer, Integer> classes) {

  public SizeHistogram {
    classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    Checks.argument(!classes.isEmpty(), "classes", 0, "at least 1");
    classes.forEach(
        (size, count) -> {
          Checks.positive("class size", size);
          Checks.positive("classes of size " + size, count);
        });
  }

  /** Records in all classes. */
  public long records() {
    return classes.entrySet().stream().mapToLong(e -> (long) e.getKey() * e.getValue()).sum();
  }

  /** Classes of all sizes. */
  public long count() {
    return classes.values().stream().mapToLong(Integer::longValue).sum();
  }

  /** Classes of one size. */
  public int ofSize(int size) {
    return classes.getOrDefault(size, 0);
  }

  /** Share of the records that are alone in their class. */
  public double uniqueShare() {
    return (double) ofSize(1) / records();
  }

  static void requireFraction(double fraction) {
    Checks.argument(fraction > 0 && fraction <= 1, "fraction", fraction, "above 0, at most 1");
  }
}
