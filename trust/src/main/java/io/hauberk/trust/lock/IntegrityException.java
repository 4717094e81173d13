package io.hauberk.trust.lock;

import io.hauberk.core.HauberkException;
import org.jspecify.annotations.Nullable;

/**
 * Something is not what its owner sealed: another key, another purpose, or changed bytes. Which of
 * them is not told apart where telling would help a guesser.
 */
public final class IntegrityException extends HauberkException {

  private static final long serialVersionUID = 1L;

  public IntegrityException(String name, Object value, String rule) {
    super(name, value, rule);
  }

  public IntegrityException(String name, Object value, String rule, @Nullable Throwable cause) {
    super(name, value, rule, cause);
  }
}
