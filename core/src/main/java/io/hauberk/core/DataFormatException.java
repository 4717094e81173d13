package io.hauberk.core;

import org.jspecify.annotations.Nullable;

/** A data file or data set that is broken, or does not fit what it is used for. */
public final class DataFormatException extends HauberkException {

  private static final long serialVersionUID = 1L;

  public DataFormatException(String name, Object value, String rule) {
    super(name, value, rule);
  }

  public DataFormatException(String name, Object value, String rule, @Nullable Throwable cause) {
    super(name, value, rule, cause);
  }
}
