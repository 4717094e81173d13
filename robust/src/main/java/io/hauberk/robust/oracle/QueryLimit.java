package io.hauberk.robust.oracle;

import io.hauberk.core.Checks;

/**
 * How much may be asked of a model; each input of a call is one query.
 *
 * @param perCall inputs of one call, at most
 * @param inAll inputs of all calls, at most
 */
public record QueryLimit(long perCall, long inAll) {

  public QueryLimit {
    Checks.positive("perCall", perCall);
    Checks.positive("inAll", inAll);
  }

  /** Only counted. */
  public static QueryLimit none() {
    return new QueryLimit(Long.MAX_VALUE, Long.MAX_VALUE);
  }
}
