package io.hauberk.core;

import org.jspecify.annotations.Nullable;

/** A file or folder that cannot be read or written: missing, forbidden, full. */
public final class StorageException extends HauberkException {

  private static final long serialVersionUID = 1L;

  public StorageException(String name, Object value, String rule) {
    super(name, value, rule);
  }

  public StorageException(String name, Object value, String rule, @Nullable Throwable cause) {
    super(name, value, rule, cause);
  }
}
