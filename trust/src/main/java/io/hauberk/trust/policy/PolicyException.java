package io.hauberk.trust.policy;

import io.hauberk.core.HauberkException;
import org.jspecify.annotations.Nullable;

/** A policy file that is not one, or fails its own tests. */
public final class PolicyException extends HauberkException {

  private static final long serialVersionUID = 1L;

  PolicyException(String name, Object value, String rule) {
    super(name, value, rule);
  }

  PolicyException(String name, Object value, String rule, @Nullable Throwable cause) {
    super(name, value, rule, cause);
  }
}
