package io.hauberk.trust.audit;

import io.hauberk.core.HauberkException;
import org.jspecify.annotations.Nullable;

/** A log, checkpoint or proof that is not what its signer wrote. */
public final class LogIntegrityException extends HauberkException {

  private static final long serialVersionUID = 1L;

  public LogIntegrityException(String name, Object value, String rule) {
    super(name, value, rule);
  }

  public LogIntegrityException(String name, Object value, String rule, @Nullable Throwable cause) {
    super(name, value, rule, cause);
  }
}
