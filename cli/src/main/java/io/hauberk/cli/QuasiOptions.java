package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.data.anonymize.Hierarchy;
import io.hauberk.data.anonymize.HierarchyFile;
import io.hauberk.data.table.Table;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which columns an attacker may know, and how each becomes coarser. */
final class QuasiOptions {

  @Option(
      names = "--quasi",
      paramLabel = "COLUMN=FILE",
      split = ",",
      description = "A column that an attacker may know, and its hierarchy (CSV with ';').")
  private Map<String, Path> quasi = Map.of();

  @Option(
      names = "--flat",
      paramLabel = "COLUMN",
      split = ",",
      description = "A column that an attacker may know, kept or replaced by *.")
  private List<String> flat = List.of();

  /** Reads the hierarchies, in the order given. */
  Map<String, Hierarchy> hierarchies(Table table, Session session) {
    var found = new LinkedHashMap<String, Hierarchy>();
    quasi.forEach(
        (column, file) -> {
          session.reads(file);
          found.put(column, HierarchyFile.read(file));
        });
    for (var column : flat) {
      Checks.argument(!found.containsKey(column), "--flat", column, "not in --quasi as well");
      found.put(column, Hierarchy.flat(table.column(column)));
    }
    Checks.argument(
        !found.isEmpty(), "--quasi", "none", "a column that an attacker may know, or --flat");
    return found;
  }
}
