package io.hauberk.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintedTest {

  @Test
  void of_controls_oneLine() {
    assertThat(Printed.of("a\nb\u001b[2Jc\u202ed")).isEqualTo("a?b?[2Jc?d");
  }

  @Test
  void of_long_cutBetweenCharacters() {
    assertThat(Printed.of("x".repeat(80))).isEqualTo("x".repeat(80));
    assertThat(Printed.of("x".repeat(81))).isEqualTo("x".repeat(80) + "...");
    assertThat(Printed.of("\ud83d\ude00".repeat(81))).isEqualTo("\ud83d\ude00".repeat(80) + "...");
    assertThat(Printed.of("")).isEmpty();
  }
}
