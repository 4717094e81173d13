package io.hauberk.data.clean;

import io.hauberk.core.Checks;
import java.util.List;

/** Where a named column stands. */
final class Places {
  private Places() {}

  static int of(List<String> columns, String name) {
    int place = columns.indexOf(name);
    Checks.argument(place >= 0, "column", name, "one of " + columns);
    return place;
  }
}
