package io.hauberk.data.anonymize;

import io.hauberk.data.table.Table;
import io.hauberk.data.table.TableFormat;
import io.hauberk.testkit.SharedData;
import java.util.LinkedHashMap;
import java.util.List;

/** The Adult table of the UCI repository as ARX keeps it, with ARX's hierarchies. */
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

  static Table table() {
    return Read.TABLE;
  }

  /** A tenth of it with eight quasi-identifiers, all of it the population. */
  static Microdata subsetOfAdult() {
    return Microdata.of(
            read("adult_subset.csv"), hierarchies(List.of("occupation")), List.of())
        .within(table());
  }

  private static Table read(String file) {
    try (var source = TableFormat.open(SharedData.dataset("adult").resolve(file))) {
      return source.readAll();
    }
  }

  /** Read once for all tests. */
  private static final class Read {
    static final Table TABLE = read("adult.csv");
    static final Microdata ALL = Microdata.of(TABLE, hierarchies(List.of()), List.of());
    static final Microdata OCCUPATION =
        Microdata.of(TABLE, hierarchies(List.of("occupation")), List.of("occupation"));

  }

  static Hierarchy hierarchy(String column) {
    return HierarchyFile.read(
        SharedData.dataset("adult").resolve("adult_hierarchy_" + column + ".csv"));
  }

  static LinkedHashMap<String, Hierarchy> hierarchies(List<String> except) {
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
    return Read.ALL;
  }

  /** Occupation sensitive, the other eight quasi-identifiers. */
  static Microdata occupation() {
    return Read.OCCUPATION;
  }
}
