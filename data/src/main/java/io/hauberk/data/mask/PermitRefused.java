package io.hauberk.data.mask;

import io.hauberk.core.HauberkException;

/** Nobody allowed this; nothing was revealed. */
public final class PermitRefused extends HauberkException {

  private static final long serialVersionUID = 1L;

  public PermitRefused(Permit.Request request, String rule) {
    super("unmask", request.columns() + " refused to " + request.subject(), rule);
  }
}
