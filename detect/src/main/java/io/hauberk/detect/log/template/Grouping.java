package io.hauberk.detect.log.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the templates of a set of shapes. The result depends on the set alone, not on the order in
 * which lines came, so that shards merge to what one miner would have found.
 */
final class Grouping {
  private Grouping() {}

  /** Each group is the shapes of one template, in the order of their bytes. */
  static List<List<Shape>> of(List<Shape> shapes) {
    var skeletons = new TreeMap<String, List<Shape>>();
    shapes.stream()
        .sorted(Comparator.comparing(Shape::key))
        .forEach(
            shape ->
                skeletons.computeIfAbsent(shape.skeleton(), key -> new ArrayList<>()).add(shape));
    var groups = new ArrayList<List<Shape>>();
    skeletons.values().forEach(bucket -> divide(bucket, groups));
    return mergeLengths(groups);
  }

  private static void divide(List<Shape> bucket, List<List<Shape>> groups) {
    int column = bucket.size() == 1 ? -1 : new Columns(bucket).split();
    if (column < 0) {
      groups.add(bucket);
      return;
    }
    Map<String, List<Shape>> parts =
        bucket.stream()
            .collect(
                Collectors.groupingBy(
                    shape -> shape.tokens().get(column).text(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    parts.values().forEach(part -> divide(part, groups));
  }

  /** Groups with the same words around their parameters are one: a parameter of several words. */
  private static List<List<Shape>> mergeLengths(List<List<Shape>> groups) {
    return mergeBy(mergeBy(groups, Wording::strict), Wording::loose);
  }

  private static List<List<Shape>> mergeBy(
      List<List<Shape>> groups, Function<List<Shape>, String> key) {
    var same = new LinkedHashMap<String, List<List<Shape>>>();
    for (var group : groups) {
      same.computeIfAbsent(key.apply(group), text -> new ArrayList<>()).add(group);
    }
    var merged = new ArrayList<List<Shape>>();
    for (var candidates : same.values()) {
      if (ofDifferentSkeletons(candidates)) {
        merged.add(candidates.stream().flatMap(List::stream).toList());
      } else {
        merged.addAll(candidates);
      }
    }
    return merged;
  }

  /** What was split on purpose stays apart. */
  private static boolean ofDifferentSkeletons(List<List<Shape>> groups) {
    long skeletons = groups.stream().flatMap(List::stream).map(Shape::skeleton).distinct().count();
    long parts =
        groups.stream()
            .mapToLong(group -> group.stream().map(Shape::skeleton).distinct().count())
            .sum();
    return skeletons == parts;
  }
}
