package io.hauberk.trust.sign;

import io.hauberk.core.HauberkException;
import org.jspecify.annotations.Nullable;

/** A signature, certificate or model that cannot be vouched for. */
public final class SignatureRefused extends HauberkException {

  private static final long serialVersionUID = 1L;

  public SignatureRefused(String name, Object value, String rule) {
    super(name, value, rule);
  }

  public SignatureRefused(String name, Object value, String rule, @Nullable Throwable cause) {
    super(name, value, rule, cause);
  }
}
