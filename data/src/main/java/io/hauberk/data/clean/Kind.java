package io.hauberk.data.clean;

/** What was found wrong. */
public enum Kind {
  /** Blanks around the value, or a form other than the canonical one of the column's type. */
  FORM,
  MISSING,
  /** A filled cell that is not of its column's type. */
  TYPE,
  DUPLICATE,
  NEAR_DUPLICATE,
  /** A number far from its column's median. */
  OUTLIER,
  /** A row that few random cuts isolate. */
  ODD_ROW,
  LABEL
}
