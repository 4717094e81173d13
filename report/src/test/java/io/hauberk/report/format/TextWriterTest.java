package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.Golden;
import io.hauberk.report.Report;
import io.hauberk.report.Samples;
import io.hauberk.report.Section;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextWriterTest {

  private static final Style ENGLISH = Style.plain(Locale.ENGLISH);

  @Test
  void render_everySection_asRead() {
    Golden.assertMatches("report_en.txt", text(ENGLISH));
  }

  @Test
  void render_chinese_asRead() {
    Golden.assertMatches("report_zh.txt", text(Style.plain(Locale.CHINESE)));
  }

  @Test
  void render_colour_sameWordsAndEveryToneClosed() {
    var painted = text(new Style(Locale.ENGLISH, Style.Ink.ANSI, Style.DEFAULT_WIDTH));
    assertThat(painted).contains("\u001b[1;31m[High]\u001b[0m", "\u001b[36m[Low]\u001b[0m");
    assertThat(painted).containsPattern("\u001b\\[1;31mrobust-accuracy<0.85 .*failed\u001b\\[0m");
    assertThat(painted.replaceAll("\u001b\\[[0-9;]+m", "")).isEqualTo(text(ENGLISH));
    assertThat(painted.split("\u001b\\[0m", -1).length)
        .isEqualTo(painted.split("\u001b\\[[1-9][0-9;]*m", -1).length);
  }

  @Test
  void render_withoutColour_noEscape() {
    assertThat(text(ENGLISH)).doesNotContain("\u001b");
  }

  @Test
  void render_hostile_oneLineAText() {
    var text = new TextWriter(ENGLISH).render(Samples.hostileReport(), Samples.hostileEvidence());
    assertThat(text).doesNotContain("\u001b", "\u202E", "\u0000", "\uDB40\uDC41", "\r");
    assertThat(text.lines().limit(2)).allMatch(line -> !line.isBlank());
  }

  @Test
  void render_narrow_proseFits() {
    var words = "word ".repeat(60);
    var report = Report.builder("r").section(new Section.Paragraph("", words)).build();
    var text =
        new TextWriter(new Style(Locale.ENGLISH, Style.Ink.NONE, 40))
            .render(report, Samples.emptyEvidence());
    assertThat(text.lines()).allMatch(line -> line.length() <= 40);
  }

  @Test
  void render_empty_saysSo() {
    var text = new TextWriter(ENGLISH).render(Samples.emptyReport(), Samples.emptyEvidence());
    assertThat(text)
        .isEqualTo(
            """
            Nothing
            =======

            No findings.

            Seed      0
            Started   2026-11-21 10:00:00 UTC
            Ended     2026-11-21 10:00:00 UTC
            Duration  0 s
            """);
  }

  private static String text(Style style) {
    return new TextWriter(style).render(Samples.report(), Samples.evidence());
  }
}
