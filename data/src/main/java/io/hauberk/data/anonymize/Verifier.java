package io.hauberk.data.anonymize;

import io.hauberk.data.table.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Re-checks a released table against its privacy models from its texts alone: it groups rows by the
 * cells that a reader sees and computes each model by its definition, sharing no code with the
 * searches. Hierarchical closeness is checked by its tree form, k-map through the hierarchies.
 */
public final class Verifier {

  private static final double ROUNDING = 1e-9;

  private final List<PrivacyModel> models;
  private final Microdata data;

  private Verifier(List<PrivacyModel> models, Microdata data) {
    this.models = List.copyOf(models);
    this.data = data;
  }

  /** A verifier of what is released from {@code data}. */
  public static Verifier of(List<PrivacyModel> models, Microdata data) {
    return new Verifier(models, data);
  }

  /**
   * Checks every class of a released table.
   *
   * @return the number of classes
   * @throws AnonymityViolation at the first class that fails a model
   */
  public int verify(Table released) {
    var places = data.quasiIdentifiers().stream().map(released::indexOf).toList();
    var classes = new LinkedHashMap<List<String>, Map<List<String>, Integer>>();
    for (var row : released.rows()) {
      var key = places.stream().map(row::get).toList();
      classes.computeIfAbsent(key, unseen -> new HashMap<>()).merge(row, 1, Integer::sum);
    }
    classes.forEach((key, rows) -> models.forEach(model -> require(model, key, rows, released)));
    return classes.size();
  }

  private void require(
      PrivacyModel model, List<String> key, Map<List<String>, Integer> rows, Table released) {
    if (!holds(model, key, rows, released)) {
      int size = rows.values().stream().mapToInt(Integer::intValue).sum();
      throw new AnonymityViolation("class", size + " rows", model + " in every class");
    }
  }

  private boolean holds(
      PrivacyModel model, List<String> key, Map<List<String>, Integer> rows, Table released) {
    if (model instanceof KAnonymity m) {
      return rows.values().stream().mapToInt(Integer::intValue).sum() >= m.k();
    }
    if (model instanceof KMap m) {
      return matching(key) >= m.k();
    }
    if (model instanceof Diversity m) {
      return diverse(m, counts(rows, released.indexOf(column(m))));
    }
    var m = (Closeness) model;
    return distance(m, counts(rows, released.indexOf(m.column()))) <= m.t() + ROUNDING;
  }

  private static String column(Diversity model) {
    if (model instanceof Diversity.Distinct m) {
      return m.column();
    }
    return model instanceof Diversity.Entropy m
        ? m.column()
        : ((Diversity.Recursive) model).column();
  }

  private static Map<String, Integer> counts(Map<List<String>, Integer> rows, int column) {
    var counts = new HashMap<String, Integer>();
    rows.forEach((row, count) -> counts.merge(row.get(column), count, Integer::sum));
    return counts;
  }

  private static boolean diverse(Diversity model, Map<String, Integer> counts) {
    double size = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (model instanceof Diversity.Distinct m) {
      return counts.size() >= m.l();
    }
    if (model instanceof Diversity.Entropy m) {
      double entropy =
          counts.values().stream().mapToDouble(c -> -c / size * Math.log(c / size)).sum();
      return entropy >= Math.log(m.l()) - ROUNDING;
    }
    var m = (Diversity.Recursive) model;
    var sorted = counts.values().stream().sorted((a, b) -> b - a).toList();
    long rest = sorted.stream().skip(m.l() - 1L).mapToLong(Integer::longValue).sum();
    return sorted.get(0) < m.c() * rest;
  }

  private double distance(Closeness model, Map<String, Integer> counts) {
    double size = counts.values().stream().mapToInt(Integer::intValue).sum();
    var total = new HashMap<String, Integer>();
    data.table().column(model.column()).forEach(value -> total.merge(value, 1, Integer::sum));
    var values = total.keySet().stream().sorted(Numbers.THEN_TEXT).toList();
    double[] excess =
        values.stream()
            .mapToDouble(
                v ->
                    counts.getOrDefault(v, 0) / size
                        - total.getOrDefault(v, 0) / (double) data.rows())
            .toArray();
    return Movers.cost(model, values, excess);
  }

  /**
   * Population rows that would carry these cells: each cell's values are those it may stand for.
   */
  private long matching(List<String> key) {
    var hierarchies = List.copyOf(data.hierarchies().values());
    var codes = data.population().orElseThrow();
    var covers = new boolean[key.size()][];
    for (int column = 0; column < covers.length; column++) {
      covers[column] = covered(hierarchies.get(column), key.get(column));
    }
    long matches = 0;
    for (int person = 0; person < codes.get(0).length; person++) {
      boolean same = true;
      for (int column = 0; same && column < covers.length; column++) {
        same = covers[column][codes.get(column)[person]];
      }
      matches += same ? 1 : 0;
    }
    return matches;
  }

  /** The values, by code, that have this name or lie in a group of this name. */
  private static boolean[] covered(Hierarchy hierarchy, String cell) {
    boolean[] covered = new boolean[hierarchy.size()];
    for (int level = 0; level < hierarchy.levels(); level++) {
      for (int code = 0; code < covered.length; code++) {
        covered[code] |= hierarchy.label(level, code).equals(cell);
      }
    }
    return covered;
  }
}
