package io.hauberk.privacy.ledger;

import io.hauberk.core.HauberkException;

/** A ledger that was changed by other hands, or belongs to another data set. */
public final class LedgerBroken extends HauberkException {

  private static final long serialVersionUID = 1L;

  LedgerBroken(String name, Object value, String rule) {
    super(name, value, rule);
  }
}
