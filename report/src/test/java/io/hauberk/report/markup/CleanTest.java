package io.hauberk.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00,
        0x07,
        0x08,
        0x1B,
        0x7F,
        0x80,
        0x9B,
        0x9F, // controls, CSI among them
        0x061C,
        0x200E,
        0x200F,
        0x202A,
        0x202E,
        0x2066,
        0x2069, // direction
        0xFEFF,
        0x2060,
        0x206F, // invisible
        0xFFFE,
        0xFFFF,
        0x1FFFE,
        0x10FFFF, // no characters
        0xE0000,
        0xE0041,
        0xE007F, // tags
        0xD800,
        0xDFFF // halves
      })
  void line_unsafeCharacter_replaced(int codePoint) {
    var text = "a" + new String(Character.toChars(codePoint)) + "b";
    assertThat(Clean.line(text)).isEqualTo("a\uFFFDb");
    assertThat(Clean.block(text)).isEqualTo("a\uFFFDb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "中文，标点。",
        "عربي",
        "\uD83D\uDC69\u200D\uD83D\uDCBB", // a joined emoji
        "नमस्\u200Cते", // a script that needs its non-joiner
        "e\u0301",
        "\u00A0",
        "ε ≤ 8/255",
      })
  void line_writingOfPeople_kept(String text) {
    assertThat(Clean.block(text)).isEqualTo(text);
  }

  @Test
  void line_whiteSpace_oneSpace() {
    assertThat(Clean.line("  a \t\r\n b\u2028c\u0085d  ")).isEqualTo("a b c d");
    assertThat(Clean.line("\n")).isEmpty();
  }

  @Test
  void block_lineEnds_allTheSame() {
    assertThat(Clean.block("a\r\nb\rc\nd\u2028e\u2029f\u0085g\th"))
        .isEqualTo("a\nb\nc\nd\ne\nf\ng  h");
  }

  @Test
  void block_terminalEscape_harmless() {
    assertThat(Clean.block("\u001b[2Jgone\u001b]0;title\u0007"))
        .isEqualTo("\uFFFD[2Jgone\uFFFD]0;title\uFFFD");
  }

  @Test
  void whole_loneHalves_replacedAndNothingElse() {
    assertThat(Clean.whole("\uD800 \uDC00 \uD83D\uDE00 \u001b\n"))
        .isEqualTo("\uFFFD \uFFFD \uD83D\uDE00 \u001b\n");
  }

  @Test
  void isUnsafe_lineBreak_countsAsControl() {
    assertThat(Clean.isUnsafe('\n')).isTrue();
    assertThat(Clean.isUnsafe('a')).isFalse();
    assertThat(Clean.isUnsafe('中')).isFalse();
  }
}
