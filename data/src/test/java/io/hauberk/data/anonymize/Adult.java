package io.hauberk.data.anonymize;

import io.hauberk.data.table.Table;
import io.hauberk.data.table.TableFormat;
import io.hauberk.testkit.SharedData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Adult table of the UCI repository as ARX keeps it, with ARX's hierarchies; each read once for
 * all tests.
 */
final class Adult {
  private Adult() {}

  static final List<String> COLUMNS =
      List.of(
          "sex",
          "age",
          "race",
          "marital-status",
          "education",
          "native-country",
          "workclass",
          "occupation",
          "salary-class");

  private static final List<String> SECRET = List.of("occupation");

  private static final Map<String, Table> TABLES = new ConcurrentHashMap<>();
  private static final Map<List<String>, Microdata> ENCODED = new ConcurrentHashMap<>();

  static Table table() {
    return read("adult.csv");
  }

  private static Table read(String name) {
    return TABLES.computeIfAbsent(
        name,
        file -> {
          try (var source = TableFormat.open(SharedData.dataset("adult").resolve(file))) {
            return source.readAll();
          }
        });
  }

  static Hierarchy hierarchy(String column) {
    return HierarchyFile.read(
        SharedData.dataset("adult").resolve("adult_hierarchy_" + column + ".csv"));
  }

  private static Map<String, Hierarchy> hierarchies(List<String> except) {
    var map = new LinkedHashMap<String, Hierarchy>();
    for (var column : COLUMNS) {
      if (!except.contains(column)) {
        map.put(column, hierarchy(column));
      }
    }
    return map;
  }

  /** All nine columns as quasi-identifiers. */
  static Microdata all() {
    return encoded(List.of());
  }

  /** Occupation sensitive, the other eight quasi-identifiers. */
  static Microdata occupation() {
    return encoded(SECRET);
  }

  private static Microdata encoded(List<String> sensitive) {
    return ENCODED.computeIfAbsent(
        sensitive, secret -> Microdata.of(table(), hierarchies(secret), secret));
  }

  /** A tenth of it with eight quasi-identifiers, all of it the population. */
  static Microdata subsetOfAdult() {
    return Microdata.of(read("adult_subset.csv"), hierarchies(SECRET), List.of()).within(table());
  }
}
