package io.hauberk.privacy.statistics;

import io.hauberk.core.Checks;
import java.util.List;

/** Where the groups of a query come from. */
public sealed interface Groups {

  /** One group of all rows. */
  record Whole() implements Groups {}

  /** Groups known without the data; all are released, empty ones too. */
  record Public(List<String> names) implements Groups {

    private static final int MOST = 100_000;

    public Public {
      names = names.stream().distinct().sorted().toList();
      Checks.inRange("groups", names.size(), 1, MOST);
    }
  }

  /**
   * Groups found in the data: each is named only if enough people are in it, which needs a delta.
   */
  record Private() implements Groups {}
}
