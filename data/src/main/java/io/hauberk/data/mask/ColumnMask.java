package io.hauberk.data.mask;

/** What is done to the cells of one column, many at a time. Used by one thread. */
@FunctionalInterface
interface ColumnMask {

  /**
   * @param cells replaced in place; an empty one is missing and stays so
   * @param subjects of the same rows, for operators that need them
   */
  void apply(String[] cells, String[] subjects);

  /** Each cell by itself. */
  @FunctionalInterface
  interface Each {
    String mask(String cell);
  }

  static ColumnMask each(Each mask) {
    return (cells, subjects) -> {
      for (int i = 0; i < cells.length; i++) {
        cells[i] = cells[i].isEmpty() ? "" : mask.mask(cells[i]);
      }
    };
  }
}
