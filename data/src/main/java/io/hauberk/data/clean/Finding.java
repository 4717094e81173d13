package io.hauberk.data.clean;

import java.util.Optional;

/**
 * One thing found in one row.
 *
 * @param column it is about; nothing for the row as a whole
 * @param detail in a few words, without the cell's own text
 */
public record Finding(Kind kind, Optional<String> column, String detail) {

  static Finding cell(Kind kind, String column, String detail) {
    return new Finding(kind, Optional.of(column), detail);
  }

  static Finding row(Kind kind, String detail) {
    return new Finding(kind, Optional.empty(), detail);
  }
}
