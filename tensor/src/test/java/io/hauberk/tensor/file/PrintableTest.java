package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @Test
  void of_plainText_unchanged() {
    for (var text : List.of("conv1.weight", "größe 大小", "\ud83d\ude00")) {
      assertThat(Printable.of(text)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, '\n', '\r', 0x1b, 0x7f, 0x85, 0x202e, 0x2028, 0x2029, 0xfeff, 0xe000})
  void of_whatMovesATerminal_escaped(int codePoint) {
    assertThat(Printable.of("a" + Character.toString(codePoint) + "b"))
        .isEqualTo(String.format("a\\u%04xb", codePoint));
  }

  @Test
  void of_loneSurrogate_escaped() {
    assertThat(Printable.of("a\ud800")).isEqualTo("a\\ud800");
  }

  @Test
  void of_longText_cut() {
    assertThat(Printable.of("x".repeat(1000))).isEqualTo("x".repeat(120) + "...");
    assertThat(Printable.of("x".repeat(120))).isEqualTo("x".repeat(120));
  }

  @Test
  void firstLine_exceptionOfALibrary_oneLine() {
    assertThat(Printable.firstLine(new IOException("first\nsecond"))).isEqualTo("first");
    assertThat(Printable.firstLine(new IOException())).isEqualTo("null");
  }
}
