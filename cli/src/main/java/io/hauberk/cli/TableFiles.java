package io.hauberk.cli;

import io.hauberk.data.table.Table;
import io.hauberk.data.table.TableFormat;
import java.nio.file.Path;

/** Reads whole tables for verbs that need all rows at once. */
final class TableFiles {
  private TableFiles() {}

  static Table readAll(Path file, Session session) {
    session.reads(file);
    try (var source = TableFormat.open(file)) {
      return source.readAll();
    }
  }

  /** The first {@code --limit} rows. */
  static Table read(Path file, CommonOptions common, Session session) {
    var table = readAll(file, session);
    int limit = Math.min(table.rows().size(), common.limit().orElse(Integer.MAX_VALUE));
    return limit == table.rows().size()
        ? table
        : new Table(table.columns(), table.rows().subList(0, limit));
  }
}
