package io.hauberk.data.mask;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who may bring masked values back. Asked before anything is read; audits either answer. */
@FunctionalInterface
public interface Permit {

  /**
   * Returns only when it is allowed and the permission is on record.
   *
   * @throws PermitRefused otherwise
   */
  void require(Request request);

  /** Refuses everybody. */
  static Permit none() {
    return request -> {
      throw new PermitRefused(request, "a permit");
    };
  }

  /**
   * What is asked for.
   *
   * @param subject who asks
   * @param purpose why, in the asker's words
   * @param source which masked file
   * @param keys whose tokens are revealed
   * @param columns that are revealed; {@code text} for a text
   */
  record Request(
      String subject,
      String purpose,
      String source,
      SortedSet<String> keys,
      SortedSet<String> columns) {

    public Request {
      keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
      columns = Collections.unmodifiableSortedSet(new TreeSet<>(columns));
    }
  }
}
