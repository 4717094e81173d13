package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "abc, 3",
    "中文, 4",
    "攻击 PGD, 8",
    "ｆｕｌｌ, 8",
    "，。, 4",
    "한국, 4",
    "かな, 4",
    "ε≤∞–, 4",
    "é, 1",
    "e\u0301, 1",
    "\uD83D\uDE00, 2",
    "a\u200Db, 2",
    "\uD840\uDC00, 2",
    "½, 1",
    "▁█, 2",
  })
  void of_text_columns(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }

  @Test
  void isWide_edgesOfTheMainBlock_exact() {
    assertThat(DisplayWidth.isWide(0x33FF)).isTrue();
    assertThat(DisplayWidth.isWide(0x3400)).isTrue();
    assertThat(DisplayWidth.isWide(0x4DC0)).isFalse();
    assertThat(DisplayWidth.isWide(0x4DFF)).isFalse();
    assertThat(DisplayWidth.isWide(0x4E00)).isTrue();
    assertThat(DisplayWidth.isWide(0x9FFF)).isTrue();
    assertThat(DisplayWidth.isWide('z')).isFalse();
    assertThat(DisplayWidth.isWide(0x3FFFE)).isFalse();
  }

  @Test
  void pad_bothSides_toTheWidth() {
    assertThat(Align.LEFT.pad("中", 5)).isEqualTo("中   ");
    assertThat(Align.RIGHT.pad("中", 5)).isEqualTo("   中");
    assertThat(Align.RIGHT.pad("too long", 3)).isEqualTo("too long");
  }

  @Test
  void lines_mixedLanguages_columnsStandStraight() {
    var table = new AlignedTable(Align.LEFT, Align.RIGHT);
    var lines = table.row("攻击", "准确率").row("PGD\n40", "8.1").row("a", "99.99").linesWithHeading();
    assertThat(lines)
        .isEqualTo(
            List.of(
                "攻击    准确率", //
                "------  ------",
                "PGD 40     8.1",
                "a        99.99"));
  }

  @Test
  void lines_lastColumnLeft_noTrailingBlanks() {
    var table = new AlignedTable(Align.LEFT, Align.LEFT);
    assertThat(table.row("a", "").row("bbb", "c").lines()).containsExactly("a", "bbb  c");
  }
}
