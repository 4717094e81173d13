package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Randomness;
import org.junit.jupiter.api.Test;

class WrappingTest {

  @Test
  void wrap_words_brokenAtSpaces() {
    assertThat(Wrapping.wrap("the quick brown fox jumps", 10))
        .containsExactly("the quick", "brown fox", "jumps");
  }

  @Test
  void wrap_ownLineBreaks_kept() {
    assertThat(Wrapping.wrap("a\n\nb  c", 10)).containsExactly("a", "", "b c");
  }

  @Test
  void wrap_longWord_standsAlone() {
    assertThat(Wrapping.wrap("x " + "y".repeat(12) + " z", 5))
        .containsExactly("x", "yyyyyyyyyyyy", "z");
  }

  @Test
  void wrap_chinese_brokenBetweenCharacters() {
    assertThat(Wrapping.wrap("干净准确率为九成，攻击下降。", 10)).containsExactly("干净准确率", "为九成，攻", "击下降。");
  }

  @Test
  void wrap_chineseFullStopAtTheEdge_staysWithItsCharacter() {
    assertThat(Wrapping.wrap("一二三四五。", 10)).containsExactly("一二三四", "五。");
  }

  @Test
  void wrap_mixed_wordsWhole() {
    assertThat(Wrapping.wrap("使用 hauberk 加固模型", 12)).containsExactly("使用 hauberk", "加固模型");
  }

  @Test
  void wrap_hostile_noControlCharacters() {
    assertThat(Wrapping.wrap("\u001b[31m red", 40)).containsExactly("\uFFFD[31m red");
  }

  /** Random words and characters, seed 8: no line too wide, no letter lost. */
  @Test
  void wrap_anything_fitsAndKeepsEveryLetter() {
    var stream = new Randomness(8).stream(0, 0);
    for (int i = 0; i < 2000; i++) {
      var text = new StringBuilder();
      for (int letter = 0; letter < 80; letter++) {
        text.append("ab 中文 ，c".charAt(stream.nextInt(8)));
      }
      var lines = Wrapping.wrap(text.toString(), 30);
      assertThat(String.join("", lines).replace(" ", ""))
          .isEqualTo(text.toString().replace(" ", ""));
      assertThat(lines).allMatch(line -> DisplayWidth.of(line) <= 30 || !line.matches(".*[ 中文].*"));
    }
  }
}
