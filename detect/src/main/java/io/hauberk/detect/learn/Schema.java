package io.hauberk.detect.learn;

import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The columns of records in their order, and the label of those that are no attack.
 *
 * @param columns at most {@value #MAX_COLUMNS}, of different names, at most one of them the label
 * @param normal label of normal records, such as {@code normal} or {@code BENIGN}
 */
public record Schema(List<Column> columns, String normal) {

  public static final int MAX_COLUMNS = 1024;

  /** Field names of NSL-KDD (Tavallaee et al. 2009), after those of KDD Cup 1999. */
  private static final String NSL_KDD =
      """
      duration,continuous
      protocol_type,symbolic
      service,symbolic
      flag,symbolic
      src_bytes,continuous
      dst_bytes,continuous
      land,continuous
      wrong_fragment,continuous
      urgent,continuous
      hot,continuous
      num_failed_logins,continuous
      logged_in,continuous
      num_compromised,continuous
      root_shell,continuous
      su_attempted,continuous
      num_root,continuous
      num_file_creations,continuous
      num_shells,continuous
      num_access_files,continuous
      num_outbound_cmds,continuous
      is_host_login,continuous
      is_guest_login,continuous
      count,continuous
      srv_count,continuous
      serror_rate,continuous
      srv_serror_rate,continuous
      rerror_rate,continuous
      srv_rerror_rate,continuous
      same_srv_rate,continuous
      diff_srv_rate,continuous
      srv_diff_host_rate,continuous
      dst_host_count,continuous
      dst_host_srv_count,continuous
      dst_host_same_srv_rate,continuous
      dst_host_diff_srv_rate,continuous
      dst_host_same_src_port_rate,continuous
      dst_host_srv_diff_host_rate,continuous
      dst_host_serror_rate,continuous
      dst_host_srv_serror_rate,continuous
      dst_host_rerror_rate,continuous
      dst_host_srv_rerror_rate,continuous
      attack,label
      difficulty,ignored
      """;

  public Schema {
    columns = List.copyOf(columns);
    Checks.argument(
        columns.size() <= MAX_COLUMNS, "schema.columns", columns.size(), "at most " + MAX_COLUMNS);
    var names = new HashSet<String>();
    columns.forEach(
        column ->
            Checks.argument(
                names.add(column.name()), "schema.column", column.name(), "a name used once"));
    long labels = columns.stream().filter(c -> c.kind() == Column.Kind.LABEL).count();
    Checks.argument(labels <= 1, "schema.labels", labels, "at most 1 column of labels");
    Checks.argument(
        columns.stream().anyMatch(c -> c.kind().isFeature()),
        "schema.columns",
        "no features",
        "a continuous or symbolic column");
    Checks.argument(!normal.isBlank() && normal.length() <= 256, "schema.normal", normal, "a word");
  }

  /** The columns of NSL-KDD's files, which have no heading. */
  public static Schema nslKdd() {
    return parse(NSL_KDD, "normal");
  }

  /**
   * Reads a schema, one column a line: {@code name,continuous|symbolic|label|ignored}. Blank lines
   * and those that start with {@code #} say nothing.
   *
   * @throws DataFormatException for any other text
   */
  public static Schema parse(String text, String normal) {
    var columns = new ArrayList<Column>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .limit(MAX_COLUMNS + 1L)
        .forEach(line -> columns.add(column(line)));
    try {
      return new Schema(columns, normal);
    } catch (IllegalArgumentException e) {
      throw new DataFormatException(
          "schema", String.valueOf(e.getMessage()), "a schema that holds together", e);
    }
  }

  private static Column column(String line) {
    int comma = line.lastIndexOf(',');
    var name = comma < 0 ? "" : line.substring(0, comma).strip();
    var kind = Column.Kind.named(line.substring(comma + 1).strip());
    if (name.isEmpty() || name.length() > 256 || kind.isEmpty()) {
      throw new DataFormatException(
          "schema.line",
          line.substring(0, Math.min(80, line.length())),
          "name,continuous|symbolic|label|ignored");
    }
    return new Column(name, kind.get());
  }

  /** The columns to learn from, in order. */
  public List<Column> features() {
    return columns.stream().filter(column -> column.kind().isFeature()).toList();
  }
}
