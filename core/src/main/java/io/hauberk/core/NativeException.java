package io.hauberk.core;

import org.jspecify.annotations.Nullable;

/**
 * The native library refused an operation; the message keeps its first line, the cause its trace.
 */
public final class NativeException extends HauberkException {

  private static final long serialVersionUID = 1L;

  public NativeException(String name, Object value, String rule) {
    super(name, value, rule);
  }

  public NativeException(String name, Object value, String rule, @Nullable Throwable cause) {
    super(name, value, rule, cause);
  }
}
