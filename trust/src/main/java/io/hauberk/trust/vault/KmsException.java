package io.hauberk.trust.vault;

import io.hauberk.core.HauberkException;
import org.jspecify.annotations.Nullable;

/** A key service that does not answer, or refuses. */
public final class KmsException extends HauberkException {

  private static final long serialVersionUID = 1L;

  public KmsException(String name, Object value, String rule, @Nullable Throwable cause) {
    super(name, value, rule, cause);
  }
}
