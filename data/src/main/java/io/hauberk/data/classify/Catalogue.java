package io.hauberk.data.classify;

import io.hauberk.core.Checks;
import java.util.List;
import java.util.Optional;

/**
 * The verdicts on a table, for later steps to obey.
 *
 * @param rows how many were counted
 * @param sampled how many were looked at
 * @param columns one verdict a column, in the table's order
 * @param review what a person must decide, in sentences
 */
public record Catalogue(long rows, int sampled, List<ColumnVerdict> columns, List<String> review) {

  public Catalogue {
    Checks.notNegative("rows", rows);
    Checks.inRange("sampled", sampled, 0, (double) rows);
    columns = List.copyOf(columns);
    review = List.copyOf(review);
  }

  /** The verdict on a column. */
  public Optional<ColumnVerdict> find(String column) {
    return columns.stream().filter(v -> v.column().equals(column)).findFirst();
  }

  /** The table's proposed level: the highest of its columns (GB/T 43697: the stricter wins). */
  public int level() {
    return columns.stream().mapToInt(ColumnVerdict::level).max().orElse(1);
  }
}
