package io.hauberk.data.anonymize;

import io.hauberk.data.table.Table;

/** A generalised table and what it cost. */
public sealed interface Released permits FullDomain, LocalRecoding {

  /** The released rows. */
  Table table();

  /** Rows left out. */
  int suppressed();

  /**
   * What is left of the cells' detail: the share of the hierarchy's values that a cell may stand
   * for, summed over columns and averaged over rows, scaled to 1 for the table as it came and 0 for
   * nothing. Cells of suppressed rows stand for all values. ARX's granularity.
   */
  double granularity();
}
