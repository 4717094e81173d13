package io.hauberk.robust.blackbox;

/** Ends a sample's program where it stands: its queries are spent, or it has what it wants. */
final class Spent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Spent() {
    super("the sample's search is over", null, false, false);
  }
}
