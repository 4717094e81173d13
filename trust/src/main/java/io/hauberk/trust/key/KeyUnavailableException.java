package io.hauberk.trust.key;

import io.hauberk.core.HauberkException;

/** The key some data needs is unknown here, disabled, or destroyed; the message says which. */
public final class KeyUnavailableException extends HauberkException {

  private static final long serialVersionUID = 1L;

  public KeyUnavailableException(String name, Object value, String rule) {
    super(name, value, rule);
  }
}
