package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.RandomReports;
import io.hauberk.report.Xml;
import io.hauberk.report.markup.Clean;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What holds for every report; random ones, seed 20261121. */
class ReportPropertyTest {

  private static final long SEED = 20261121;
  private static final int REPORTS = 60;
  private static final Style STYLE = Style.plain(Locale.CHINESE);
  private static final Pattern UNESCAPED_PIPE = Pattern.compile("(?<!\\\\)\\|");

  @Test
  void html_anyReport_wellFormedAndWithoutScript() {
    for (int i = 0; i < REPORTS; i++) {
      var page = Xml.parse(render(ReportFormat.HTML, i));
      assertThat(Xml.all(page, "h1").get(0).getTextContent())
          .isEqualTo(Clean.line(RandomReports.report(SEED, i).title()));
      assertThat(Xml.all(page, "*").stream().map(Element::getTagName)).doesNotContain("script");
      assertThat(Xml.attributes(page))
          .noneMatch(attribute -> attribute.contains("NaN ") || attribute.startsWith("style="));
    }
  }

  @Test
  void html_anyReport_oneCardASection() {
    for (int i = 0; i < REPORTS; i++) {
      var page = Xml.parse(render(ReportFormat.HTML, i));
      var anchors =
          Xml.all(page, "section").stream()
              .map(section -> section.getAttribute("id"))
              .filter(id -> id.matches("s[0-9]+"));
      assertThat(anchors).hasSize(RandomReports.report(SEED, i).sections().size());
    }
  }

  @Test
  void junit_anyReport_countsItsCases() {
    for (int i = 0; i < REPORTS; i++) {
      var xml = Xml.parse(render(ReportFormat.JUNIT, i));
      int expected =
          RandomReports.report(SEED, i).findings().size()
              + RandomReports.evidence(SEED, i).bars().size();
      assertThat(Xml.all(xml, "testcase")).hasSize(expected);
      assertThat(xml.getDocumentElement().getAttribute("tests")).isEqualTo("" + expected);
    }
  }

  @Test
  void markdown_anyReport_everyTableStraight() {
    for (int i = 0; i < REPORTS; i++) {
      var lines = render(ReportFormat.MARKDOWN, i).lines().toList();
      for (int line = 1; line < lines.size(); line++) {
        if (lines.get(line).matches("\\|( -{3}:? \\|)+")) {
          assertTable(lines.subList(line - 1, lines.size()));
        }
      }
    }
  }

  @Test
  void text_anyReport_noControlsAndNoTrailingBlanks() {
    for (int i = 0; i < REPORTS; i++) {
      var text = render(ReportFormat.TEXT, i);
      assertThat(text.chars().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
      assertThat(text.lines().skip(2)).allMatch(line -> line.equals(line.stripTrailing()));
    }
  }

  @Test
  void everyFormat_anyReport_sameAgain() {
    for (var format : ReportFormat.values()) {
      for (int i = 0; i < 10; i++) {
        assertThat(render(format, i)).isEqualTo(render(format, i));
      }
    }
  }

  private static void assertTable(List<String> fromHeading) {
    long expected = pipes(fromHeading.get(0));
    for (var line : fromHeading) {
      if (!line.startsWith("|")) {
        return;
      }
      assertThat(pipes(line)).as(line).isEqualTo(expected);
    }
  }

  private static long pipes(String line) {
    return UNESCAPED_PIPE.matcher(line.replace("\\\\", "")).results().count();
  }

  private static String render(ReportFormat format, int index) {
    return format
        .writer(STYLE)
        .render(RandomReports.report(SEED, index), RandomReports.evidence(SEED, index));
  }
}
