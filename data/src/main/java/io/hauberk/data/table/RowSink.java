package io.hauberk.data.table;

import java.io.IOException;
import java.util.List;

/** Takes rows of as many cells as the table has columns. */
@FunctionalInterface
public interface RowSink {
  void write(List<String> row) throws IOException;
}
