package io.hauberk.data.anonymize;

import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How a column's values become coarser: level 0 keeps the value, each further level replaces it by
 * a group, and groups only ever merge from one level to the next.
 *
 * <p>Values are kept in leaf order, so that the values of one group lie side by side: numbers by
 * size when all values are numbers and the groups allow it, else by the groups' names from the top
 * down.
 */
public final class Hierarchy {

  /** The most distinct values of one column. */
  public static final int MAX_VALUES = 1 << 20;

  private static final String ANY = "*";
  private static final int MAX_LEVELS = 64;

  private final String[][] labels;
  private final int[][] groups;
  private final int[][] leaves;
  private final Map<String, Integer> codes = new HashMap<>();

  private Hierarchy(List<List<String>> paths) {
    int levels = paths.get(0).size();
    labels = new String[levels][];
    groups = new int[levels][paths.size()];
    leaves = new int[levels][];
    for (int level = 0; level < levels; level++) {
      index(paths, level);
    }
    for (int code = 0; code < paths.size(); code++) {
      var twice = codes.put(paths.get(code).get(0), code);
      Checks.argument(twice == null, "value", paths.get(code).get(0), "one line of the hierarchy");
    }
  }

  /** A hierarchy of lines: the value, then its group at each level. */
  public static Hierarchy of(List<List<String>> lines) {
    Checks.argument(!lines.isEmpty(), "hierarchy", "empty", "a line for each value");
    Checks.argument(lines.size() <= MAX_VALUES, "values", lines.size(), "at most " + MAX_VALUES);
    int levels = lines.get(0).size();
    Checks.inRange("levels", levels, 1, MAX_LEVELS);
    for (var line : lines) {
      Checks.argument(line.size() == levels, "levels", line.size(), levels + " as the first line");
    }
    for (int level = 1; level < levels; level++) {
      requireTree(lines, level);
    }
    return new Hierarchy(lines.stream().sorted(leafOrder(lines)).toList());
  }

  /** Values that are either kept or replaced by {@code *}. */
  public static Hierarchy flat(Iterable<String> values) {
    var lines = new ArrayList<List<String>>();
    var sorted = new TreeSet<String>();
    values.forEach(sorted::add);
    sorted.forEach(value -> lines.add(List.of(value, ANY)));
    return of(lines);
  }

  private static void requireTree(List<List<String>> lines, int level) {
    var parents = new HashMap<String, String>();
    for (var line : lines) {
      var group = line.get(level - 1);
      var parent = parents.putIfAbsent(group, line.get(level));
      Checks.argument(
          parent == null || parent.equals(line.get(level)),
          "group",
          "'" + group + "' in two groups of level " + level,
          "one parent a group");
    }
  }

  private static Comparator<List<String>> leafOrder(List<List<String>> lines) {
    Comparator<List<String>> byPath =
        (a, b) -> {
          for (int level = a.size() - 1; level >= 0; level--) {
            int order = a.get(level).compareTo(b.get(level));
            if (order != 0) {
              return order;
            }
          }
          return 0;
        };
    if (!lines.stream().allMatch(line -> isNumber(line.get(0)))) {
      return byPath;
    }
    Comparator<List<String>> bySize =
        Comparator.comparingDouble(line -> Double.parseDouble(line.get(0)));
    return contiguous(lines.stream().sorted(bySize).toList()) ? bySize : byPath;
  }

  private static boolean contiguous(List<List<String>> sorted) {
    for (int level = 1; level < sorted.get(0).size(); level++) {
      var closed = new HashSet<String>();
      for (int i = 1; i < sorted.size(); i++) {
        var before = sorted.get(i - 1).get(level);
        if (!before.equals(sorted.get(i).get(level)) && !closed.add(before)) {
          return false;
        }
      }
      if (closed.contains(sorted.get(sorted.size() - 1).get(level))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(String value) {
    return value.matches("[+-]?\\d{1,15}(\\.\\d{1,15})?");
  }

  private void index(List<List<String>> paths, int level) {
    var ids = new HashMap<String, Integer>();
    var names = new ArrayList<String>();
    int[] count = new int[paths.size()];
    for (int code = 0; code < paths.size(); code++) {
      var label = paths.get(code).get(level);
      int id = ids.computeIfAbsent(label, unseen -> ids.size());
      if (id == names.size()) {
        names.add(label);
      }
      groups[level][code] = id;
      count[id]++;
    }
    labels[level] = names.toArray(String[]::new);
    leaves[level] = count;
  }

  /** Levels, the values themselves counted. */
  public int levels() {
    return labels.length;
  }

  /** Distinct values. */
  public int size() {
    return labels[0].length;
  }

  /**
   * A value's place in leaf order.
   *
   * @throws IllegalArgumentException when no line covers the value
   */
  public int code(String column, String value) {
    var code = codes.get(value);
    if (code == null) {
      throw new IllegalArgumentException(
          Checks.message(column, "'" + value + "'", "a value that the hierarchy covers"));
    }
    return code;
  }

  /** The name of a value's group. */
  public String label(int level, int code) {
    return labels[level][groups[level][code]];
  }

  /** The values of a value's group as a share of all values, 0 to 1. */
  public double share(int level, int code) {
    return leaves[level][groups[level][code]] / (double) size();
  }

  double groupShare(int level, int group) {
    return leaves[level][group] / (double) size();
  }

  /** The group numbers of a level by code; for reading only. */
  int[] groups(int level) {
    return groups[level];
  }

  int groupCount(int level) {
    return labels[level].length;
  }

  /** The name of exactly the values from {@code low} to {@code high} in leaf order. */
  String rangeLabel(int low, int high) {
    for (int level = 0; level < levels(); level++) {
      boolean one = groups[level][low] == groups[level][high];
      if (one && leaves[level][groups[level][low]] == high - low + 1) {
        return label(level, low);
      }
    }
    var first = labels[0][low];
    var last = labels[0][high];
    if (isNumber(first)
        && isNumber(last)
        && Double.parseDouble(first) <= Double.parseDouble(last)) {
      return "[" + first + ", " + last + "]";
    }
    var names = List.of(labels[0]).subList(low, high + 1);
    return "{" + String.join(", ", names) + "}";
  }
}
