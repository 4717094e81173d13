package io.hauberk.trust.policy;

import io.hauberk.core.HauberkException;
import io.hauberk.core.Printed;

/** The policy says no. */
public final class AccessDenied extends HauberkException {

  private static final long serialVersionUID = 1L;

  AccessDenied(Decision decision) {
    super(
        "access",
        Printed.of(decision.request().subject()) + " " + decision.request().action().word(),
        "allowed by the policy on " + Printed.of(decision.request().resource()));
  }
}
