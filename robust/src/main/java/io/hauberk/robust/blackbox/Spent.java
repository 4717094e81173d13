package io.hauberk.robust.blackbox;

import io.hauberk.core.HauberkException;

/** Ends a sample's program where it stands: its queries are spent, or it has what it wants. */
final class Spent extends HauberkException {

  private static final long serialVersionUID = 1L;

  Spent() {
    super("search", "over", "queries left");
  }

  /** It ends thousands of searches and is never shown. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
