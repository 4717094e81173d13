package io.hauberk.data.mask;

import io.hauberk.core.Checks;

/** Names in a policy. */
final class Named {
  private Named() {}

  static void check(String key, String domain) {
    Checks.argument(key.matches("[a-z0-9][a-z0-9._-]{0,63}"), "key", "'" + key + "'", "its name");
    Checks.argument(
        !domain.isBlank() && domain.length() <= 200,
        "domain",
        "'" + domain + "'",
        "1 to 200 characters");
  }
}
