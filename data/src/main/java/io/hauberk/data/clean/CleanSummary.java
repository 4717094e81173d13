package io.hauberk.data.clean;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a cleaning did.
 *
 * @param encoding the original's
 * @param rows of the original
 * @param kept rows of the cleaned table
 * @param changed rows kept with another text
 * @param found how often each kind was found
 * @param columns as they were profiled
 */
public record CleanSummary(
    String encoding,
    long rows,
    long kept,
    long changed,
    Map<Kind, Long> found,
    List<ColumnProfile> columns) {

  public CleanSummary {
    found = Collections.unmodifiableMap(new EnumMap<>(found));
    columns = List.copyOf(columns);
  }
}
