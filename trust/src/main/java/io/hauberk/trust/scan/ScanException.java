package io.hauberk.trust.scan;

import io.hauberk.core.HauberkException;

/** Content that ends or breaks where its format forbids it; becomes a finding. */
final class ScanException extends HauberkException {

  private static final long serialVersionUID = 1L;

  ScanException(String name, Object value, String rule) {
    super(name, value, rule);
  }
}
