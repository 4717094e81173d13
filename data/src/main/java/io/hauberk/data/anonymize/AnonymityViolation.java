package io.hauberk.data.anonymize;

import io.hauberk.core.HauberkException;

/** A table that does not keep what its privacy model promises. */
public final class AnonymityViolation extends HauberkException {

  private static final long serialVersionUID = 1;

  AnonymityViolation(String name, Object value, String rule) {
    super(name, value, rule);
  }
}
