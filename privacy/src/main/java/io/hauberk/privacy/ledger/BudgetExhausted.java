package io.hauberk.privacy.ledger;

import io.hauberk.core.HauberkException;

/** A release would cost more than is left of the data set's budget; nothing was spent. */
public final class BudgetExhausted extends HauberkException {

  private static final long serialVersionUID = 1L;

  BudgetExhausted(String name, Object value, String rule) {
    super(name, value, rule);
  }
}
