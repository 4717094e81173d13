package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.Golden;
import io.hauberk.report.Samples;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownWriterTest {

  private static final Pattern UNESCAPED_PIPE = Pattern.compile("(?<!\\\\)\\|");

  @Test
  void render_everySection_asRead() {
    Golden.assertMatches("report_en.md", text(Locale.ENGLISH));
  }

  @Test
  void render_chinese_itsWords() {
    assertThat(text(Locale.CHINESE))
        .contains("## 结果", "| 失败条件 | 值 | 结论 |", "**未通过**", "**补救措施：** Train");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "a|b → a\\|b",
        "a\\|b → a\\\\\\|b",
        "`x` → \\`x\\`",
        "*x* _y_ ~z~ → \\*x\\* \\_y\\_ \\~z\\~",
        "[a](b) → \\[a\\](b)",
        "<img src=x> → &lt;img src=x&gt;",
        "&lt; → &amp;lt;",
        "@team → @<!-- -->team",
        "https://x.org → https:<!-- -->//x.org",
        "$x$ → \\$x\\$",
        "a -->b → a --&gt;b",
        "98.9 % → 98.9 %",
      })
  void inline_activeText_stays(String text, String expected) {
    assertThat(MarkdownText.inline(text)).isEqualTo(expected);
  }

  @Test
  void inline_lineBreak_space() {
    assertThat(MarkdownText.inline("a\n\n# b")).isEqualTo("a # b");
  }

  @ParameterizedTest
  @CsvSource({
    "# a, \\# a",
    "- a, \\- a",
    "+ a, \\+ a",
    "=== , \\===",
    "1. a, 1\\. a",
    "12) a, 12\\) a",
    "98.9 %, 98.9 %",
    "a - b, a - b",
    "> a, &gt; a",
    "* a, \\* a",
  })
  void line_beginsABlock_doesNot(String text, String expected) {
    assertThat(MarkdownText.line(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "`x`", "```\nx\n```", "``````"})
  void fenced_backticks_longerFence(String text) {
    var fenced = MarkdownText.fenced("sh", text);
    var fence = fenced.substring(0, fenced.indexOf("sh"));
    assertThat(text).doesNotContain(fence);
    assertThat(fenced).isEqualTo(fence + "sh\n" + text + "\n" + fence);
  }

  @Test
  void link_strangeTarget_staysInside() {
    assertThat(MarkdownText.link("a]b", URI.create("https://x.org/(a)?b='%3E")))
        .isEqualTo("[a\\]b](<https://x.org/(a)?b='%3E>)");
  }

  @Test
  void render_hostile_everyTableRowHasItsColumns() {
    var lines = hostile().lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).matches("\\|( -{3}:? \\|)+")) {
        assertThat(pipes(lines.get(i - 1))).isEqualTo(pipes(lines.get(i)));
        assertThat(pipes(lines.get(i + 1))).isEqualTo(pipes(lines.get(i)));
      }
    }
  }

  @Test
  void render_hostile_noMarkupOfItsOwn() {
    var outside = hostile().replaceAll("(?s)````*sh\n.*?\n````*\n", "");
    assertThat(outside)
        .doesNotContain("<script", "</style", "@team", "http://evil", "\u001b")
        .doesNotContainPattern("(?<!\\\\)\\]\\(http:")
        .doesNotContainPattern("(?m)^# heading")
        .doesNotContainPattern("(?m)^- item");
    assertThat(Pattern.compile("<[^!]*?>").matcher(outside).results().map(match -> match.group()))
        .isSubsetOf(
            List.of(
                "<details>",
                "<summary>",
                "</summary>",
                "</details>",
                "<https://example.org/?a=1&b='%3E>"));
  }

  @Test
  void render_empty_onlyEvidence() {
    var text =
        new MarkdownWriter(Style.plain(Locale.ENGLISH))
            .render(Samples.emptyReport(), Samples.emptyEvidence());
    assertThat(text).startsWith("# Nothing\n\nNo findings.\n\n## Evidence\n\n| Name | Value |");
    assertThat(text).doesNotContain("## Results");
  }

  private static int pipes(String line) {
    return (int) UNESCAPED_PIPE.matcher(line).results().count();
  }

  private static String hostile() {
    return new MarkdownWriter(Style.plain(Locale.ENGLISH))
        .render(Samples.hostileReport(), Samples.hostileEvidence());
  }

  private static String text(Locale locale) {
    return new MarkdownWriter(Style.plain(locale)).render(Samples.report(), Samples.evidence());
  }
}
