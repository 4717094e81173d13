package io.hauberk.data.clean;

/** What a finding leads to. */
public enum Consequence {
  /** It is reported; the table stays. */
  REPORT,
  /** The row goes, or for a cell of a column the cell. */
  REMOVE
}
