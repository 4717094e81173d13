package io.hauberk.tensor.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.HauberkException;

/** What every refusal must be. */
public final class Fuzzed {

  private Fuzzed() {}

  public static void assertOneLine(HauberkException refused) {
    assertThat(refused.getMessage()).hasLineCount(1).contains("(expected: ");
  }
}
