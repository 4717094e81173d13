package io.hauberk.robust.flag;

import io.hauberk.core.HauberkException;
import org.jspecify.annotations.Nullable;

/**
 * Tells that libtorch refused a computation from every other failure. JavaCPP throws a bare {@link
 * RuntimeException} for an exception of C++; models wrap it to name the node.
 */
final class Refusal {
  private Refusal() {}

  /** Hands back anything else, as it came. */
  static void require(RuntimeException failure) {
    if (!bare(failure) && !(failure instanceof HauberkException && bare(failure.getCause()))) {
      throw failure;
    }
  }

  private static boolean bare(@Nullable Throwable failure) {
    return failure != null && failure.getClass() == RuntimeException.class;
  }
}
