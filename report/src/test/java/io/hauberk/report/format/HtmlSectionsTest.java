package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.Cell;
import io.hauberk.report.Finding;
import io.hauberk.report.Samples;
import io.hauberk.report.Section;
import io.hauberk.report.Section.Entry;
import io.hauberk.report.Severity;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.report.Xml;
import io.hauberk.report.markup.Markup;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlSectionsTest {

  @Test
  void paragraph_emptyLines_severalParagraphs() {
    var html = html(new Section.Paragraph("", "one\ntwo\n\n  three\r\n \r\nfour"));
    assertThat(texts(html, "p")).containsExactly("one\ntwo", "three", "four");
  }

  @Test
  void table_unit_besideTheHeading() {
    var table = Table.builder("", Column.number("time", "s"), Column.text("x")).build();
    var html = html(table);
    assertThat(texts(html, "th")).containsExactly("time (s)", "x");
    assertThat(Xml.ofClass(html, "unit")).hasSize(1);
    assertThat(Xml.all(html, "th")).allMatch(th -> th.getAttribute("scope").equals("col"));
  }

  @Test
  void lineChart_parts_drawingLegendData() {
    var html = html(Samples.chart());
    assertThat(Xml.ofClass(html, "chart").get(0).getAttribute("aria-label"))
        .isEqualTo("Accuracy against epsilon: robust accuracy / epsilon");
    assertThat(texts(html, "li")).containsExactly("PGD", "Square");
    assertThat(Xml.ofClass(html, "key")).hasSize(2);
    assertThat(Xml.all(html, "details").get(0).getElementsByTagName("tr").getLength())
        .isEqualTo(1 + 8);
  }

  @Test
  void pictureGrid_rows_captionsUnderPictures() {
    var html = html(Samples.pictures());
    assertThat(texts(html, "th")).containsExactly("original", "adversarial");
    assertThat(texts(html, "figcaption")).containsExactly("7", "7 -> 3");
    assertThat(Xml.all(html, "img")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void finding_severity_badgeAndTone(Severity severity) {
    var finding = Finding.builder("HBK-DATA-001", severity, "title").build();
    var html = html(new Section.Findings("", List.of(finding)));
    assertThat(Xml.all(html, "article").get(0).getAttribute("class"))
        .isEqualTo("finding " + severity.tag());
    assertThat(Xml.ofClass(html, "badge").get(0).getTextContent())
        .isEqualTo(Words.of(Locale.ENGLISH).of(severity));
    assertThat(StyleSheet.text()).contains("." + severity.tag() + " {");
  }

  @Test
  void finding_nothingSaid_onlyItsTitle() {
    var html = html(new Section.Findings("", List.of(Samples.minor())));
    assertThat(Xml.all(html, "p")).isEmpty();
    assertThat(Xml.all(html, "ul")).isEmpty();
  }

  @Test
  void findings_none_saysSo() {
    assertThat(texts(html(new Section.Findings("", List.of())), "p"))
        .containsExactly("No findings.");
  }

  @Test
  void keyValues_entries_pairs() {
    var html =
        html(
            Section.KeyValues.of(
                "", new Entry("a", Cell.text("x\ny")), new Entry("b", Cell.missing())));
    assertThat(texts(html, "dt")).containsExactly("a", "b");
    assertThat(texts(html, "dd")).containsExactly("x\ny", "-");
  }

  private static List<String> texts(Document html, String tag) {
    return Xml.all(html, tag).stream().map(Element::getTextContent).map(String::strip).toList();
  }

  private static Document html(Section section) {
    var out = new Markup().open("div");
    section.accept(new HtmlSections(out, Words.of(Locale.ENGLISH)));
    return Xml.parse(out.close().finish());
  }
}
