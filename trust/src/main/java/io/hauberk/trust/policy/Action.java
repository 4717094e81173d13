package io.hauberk.trust.policy;

import io.hauberk.core.Printed;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be done with data, models and keys. */
public enum Action {
  READ,
  UNMASK,
  DECRYPT,
  TRAIN,
  CALL,
  REPLACE,
  EXPORT;

  /**
   * From its word in lower case.
   *
   * @throws PolicyException when there is none
   */
  public static Action of(String word) {
    return Arrays.stream(values())
        .filter(action -> action.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new PolicyException("action", Printed.of(word), words()));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String words() {
    return Arrays.stream(values()).map(Action::word).collect(Collectors.joining(", "));
  }
}
