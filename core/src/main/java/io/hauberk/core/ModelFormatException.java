package io.hauberk.core;

import org.jspecify.annotations.Nullable;

/** A model file that is broken, hostile or beyond what is supported; the message names the part. */
public final class ModelFormatException extends HauberkException {

  private static final long serialVersionUID = 1L;

  public ModelFormatException(String name, Object value, String rule) {
    super(name, value, rule);
  }

  public ModelFormatException(String name, Object value, String rule, @Nullable Throwable cause) {
    super(name, value, rule, cause);
  }
}
