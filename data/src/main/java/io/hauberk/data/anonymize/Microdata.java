package io.hauberk.data.anonymize;

import io.hauberk.core.Checks;
import io.hauberk.data.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table whose quasi-identifiers and sensitive columns are numbers: what the searches work on.
 * Columns in neither group pass through unchanged, so direct identifiers must be gone before.
 */
public final class Microdata {

  /** A column that an attacker may know of a person, and how it becomes coarser. */
  record QuasiIdentifier(String name, Hierarchy hierarchy, int[] codes) {}

  /** A column that an attacker wants to know. */
  record Sensitive(String name, List<String> values, int[] codes) {}

  private final Table table;
  private final List<QuasiIdentifier> quasi;
  private final List<Sensitive> sensitive;
  private final Optional<List<int[]>> population;

  private Microdata(
      Table table,
      List<QuasiIdentifier> quasi,
      List<Sensitive> sensitive,
      Optional<List<int[]>> population) {
    this.table = table;
    this.quasi = quasi;
    this.sensitive = sensitive;
    this.population = population;
  }

  /**
   * @param hierarchies of the quasi-identifiers; the map's order is that of the levels in a node
   * @throws IllegalArgumentException when a hierarchy does not cover a value of its column
   */
  public static Microdata of(
      Table table, Map<String, Hierarchy> hierarchies, List<String> sensitive) {
    Checks.argument(!table.rows().isEmpty(), "rows", 0, "at least 1");
    Checks.argument(!hierarchies.isEmpty(), "quasi-identifiers", 0, "at least 1");
    var quasi = new ArrayList<QuasiIdentifier>();
    hierarchies.forEach(
        (name, hierarchy) ->
            quasi.add(new QuasiIdentifier(name, hierarchy, encode(table, name, hierarchy))));
    var secrets = new ArrayList<Sensitive>();
    for (var name : sensitive) {
      Checks.argument(
          !hierarchies.containsKey(name), "sensitive", name, "no quasi-identifier as well");
      secrets.add(secret(table, name));
    }
    return new Microdata(table, quasi, List.copyOf(secrets), Optional.empty());
  }

  /** The same table as a part of a population that an attacker may know: k-map counts there. */
  public Microdata within(Table everyone) {
    var codes = new ArrayList<int[]>();
    for (var column : quasi) {
      codes.add(encode(everyone, column.name(), column.hierarchy()));
    }
    return new Microdata(table, quasi, sensitive, Optional.of(codes));
  }

  private static int[] encode(Table table, String name, Hierarchy hierarchy) {
    int index = table.indexOf(name);
    return table.rows().stream().mapToInt(row -> hierarchy.code(name, row.get(index))).toArray();
  }

  private static Sensitive secret(Table table, String name) {
    var ids = new HashMap<String, Integer>();
    int[] raw =
        table.column(name).stream()
            .mapToInt(value -> ids.computeIfAbsent(value, unseen -> ids.size()))
            .toArray();
    var values = ids.keySet().stream().sorted(Numbers.THEN_TEXT).toList();
    int[] place = new int[values.size()];
    for (int i = 0; i < values.size(); i++) {
      place[ids.getOrDefault(values.get(i), 0)] = i;
    }
    for (int i = 0; i < raw.length; i++) {
      raw[i] = place[raw[i]];
    }
    return new Sensitive(name, values, raw);
  }

  /** Records. */
  public int rows() {
    return table.rows().size();
  }

  /** The table as it came. */
  public Table table() {
    return table;
  }

  /** Names of the quasi-identifiers. */
  public List<String> quasiIdentifiers() {
    return quasi.stream().map(QuasiIdentifier::name).toList();
  }

  List<QuasiIdentifier> quasi() {
    return quasi;
  }

  Optional<List<int[]>> population() {
    return population;
  }

  /** Counts of a class are the histograms of all sensitive columns, one after another. */
  int width() {
    return sensitive.stream().mapToInt(column -> column.values().size()).sum();
  }

  List<Sensitive> sensitive() {
    return sensitive;
  }

  /** Where a sensitive column's histogram lies in the counts of a class. */
  Histogram histogram(String name) {
    int from = 0;
    for (var column : sensitive) {
      if (column.name().equals(name)) {
        int[] total = new int[column.values().size()];
        for (int code : column.codes()) {
          total[code]++;
        }
        return new Histogram(from, column.values(), total);
      }
      from += column.values().size();
    }
    throw new IllegalArgumentException(
        Checks.message(
            "sensitive", name, "one of " + sensitive.stream().map(Sensitive::name).toList()));
  }

  /** A sensitive column's values in the counts of a class, and the whole table's counts. */
  record Histogram(int from, List<String> values, int[] total) {
    int size() {
      return total.length;
    }
  }

  /** The quasi-identifiers replaced by {@code labels}; suppressed rows left out. */
  Table release(boolean[] suppressed, CellLabel labels) {
    var places = quasi.stream().mapToInt(column -> table.indexOf(column.name())).toArray();
    var rows = new ArrayList<List<String>>();
    for (int row = 0; row < rows(); row++) {
      if (!suppressed[row]) {
        var cells = new ArrayList<>(table.rows().get(row));
        for (int column = 0; column < places.length; column++) {
          cells.set(places[column], labels.of(row, column));
        }
        rows.add(List.copyOf(cells));
      }
    }
    return new Table(table.columns(), rows);
  }

  /** What a released cell says. */
  @FunctionalInterface
  interface CellLabel {
    String of(int row, int column);
  }

  Map<String, Hierarchy> hierarchies() {
    var map = new LinkedHashMap<String, Hierarchy>();
    quasi.forEach(column -> map.put(column.name(), column.hierarchy()));
    return map;
  }
}
