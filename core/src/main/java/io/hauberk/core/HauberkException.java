package io.hauberk.core;

import org.jspecify.annotations.Nullable;

/**
 * The root of what the world does to us: files, networks, models and protocols that are not as they
 * should be. A caller's own mistake is an {@link IllegalArgumentException} through {@link Checks}
 * instead. The message is one line, {@code name: value (expected: rule)}, and never holds a secret.
 */
public class HauberkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public HauberkException(String name, Object value, String rule) {
    this(name, value, rule, null);
  }

  public HauberkException(String name, Object value, String rule, @Nullable Throwable cause) {
    super(Checks.message(name, value, rule), cause);
  }
}
