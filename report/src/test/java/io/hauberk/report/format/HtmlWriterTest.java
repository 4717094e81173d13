package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.Picture;
import io.hauberk.report.PictureGrid;
import io.hauberk.report.PictureGrid.Tile;
import io.hauberk.report.Report;
import io.hauberk.report.Samples;
import io.hauberk.report.Section;
import io.hauberk.report.Xml;
import io.hauberk.report.markup.Clean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlWriterTest {

  @Test
  void render_everySection_oneCardEach() {
    var page = page(Samples.report());
    var headings = Xml.all(page, "h2").stream().map(Element::getTextContent);
    assertThat(headings)
        .containsExactly(
            "Bars",
            "Contents",
            "Summary",
            "Robust accuracy",
            "Accuracy against epsilon",
            "Examples",
            "Findings",
            "Threat model",
            "Evidence");
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(Xml.all(page, "title").get(0).getTextContent()).isEqualTo("Robustness of mnist-cnn");
  }

  @Test
  void render_contents_everyAnchorExists() {
    var page = page(Samples.report());
    var ids =
        Xml.all(page, "section").stream().map(section -> "#" + section.getAttribute("id")).toList();
    var links =
        Xml.all(page, "a").stream()
            .map(link -> link.getAttribute("href"))
            .filter(target -> target.startsWith("#"));
    assertThat(links).hasSize(6).isSubsetOf(ids);
  }

  @Test
  void render_fewSections_noContents() {
    var page = page(Report.builder("r").section(new Section.Paragraph("t", "x")).build());
    assertThat(Xml.all(page, "nav")).isEmpty();
  }

  @Test
  void render_summary_tilesBarsAndCounts() {
    var page = page(Samples.report());
    assertThat(texts(Xml.ofClass(page, "tile")))
        .containsExactly(
            "clean-accuracy98.91 %", "robust-accuracy81.25 %", "queries40000", "wall-time12.35 s");
    assertThat(texts(Xml.ofClass(page, "failed"))).containsExactly("failed");
    assertThat(texts(Xml.ofClass(page, "passed"))).containsExactly("passed");
    var counts = Xml.ofClass(page, "counts").get(0).getTextContent();
    assertThat(counts.strip().split("\n"))
        .containsExactly("0 Critical", "1 High", "0 Medium", "1 Low", "0 Info");
  }

  @Test
  void render_table_numbersRightAndMissingMarked() {
    var page = page(Samples.report());
    var table = Xml.all(page, "table").get(0);
    var cells = table.getElementsByTagName("td");
    assertThat(((Element) cells.item(0)).getAttribute("class")).isEqualTo("text");
    assertThat(((Element) cells.item(1)).getAttribute("class")).isEqualTo("number missing");
    assertThat(((Element) cells.item(2)).getAttribute("class")).isEqualTo("number");
    assertThat(cells.item(2).getTextContent()).isEqualTo("98.9 %");
    assertThat(cells.item(10).getTextContent()).isEqualTo("NaN");
    assertThat(cells.item(11).getTextContent()).isEqualTo("inf");
  }

  @Test
  void render_finding_everyPart() {
    var finding = Xml.ofClass(page(Samples.report()), "finding").get(0);
    assertThat(finding.getAttribute("class")).isEqualTo("finding high");
    assertThat(finding.getTextContent())
        .contains(
            "High",
            "Accuracy falls under small perturbations",
            "HBK-ROBUST-001",
            "Subject: mnist cnn.onnx",
            "Remedy: Train with adversarial examples",
            "House rules 7");
    var links = finding.getElementsByTagName("a");
    assertThat(links.getLength()).isEqualTo(2);
    assertThat(((Element) links.item(0)).getAttribute("rel")).contains("noopener");
  }

  @Test
  void render_evidence_commandInputsConfiguration() {
    var page = page(Samples.report());
    var evidence = Xml.all(page, "section").stream().reduce((a, b) -> b).orElseThrow();
    assertThat(evidence.getTextContent())
        .contains(
            "hauberk assess --model 'mnist cnn.onnx'",
            "0123456789abcdef".repeat(4),
            "1234567",
            "epsilon",
            "2026-11-21 10:00:12 UTC");
  }

  @Test
  void render_pictures_pngOfTheSamePixels() throws IOException {
    var image = Xml.all(page(Samples.report()), "img").get(1);
    var source = image.getAttribute("src");
    assertThat(source).startsWith("data:image/png;base64,");
    var png = Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1));
    var decoded = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(decoded.getRGB(0, 0)).isEqualTo(0xFFFF0000);
    assertThat(decoded.getRGB(0, 1)).isEqualTo(0xFF0000FF);
    assertThat(image.getAttribute("alt")).isEqualTo("7 -> 3");
    assertThat(image.getAttribute("width")).isEqualTo("70");
    assertThat(image.getAttribute("height")).isEqualTo("140");
  }

  @Test
  void render_largePicture_itsOwnSizeAndAnAlternative() {
    var tile = new Tile(Picture.grey(200, 150, new byte[30_000]), "");
    var grid = new PictureGrid("g", List.of("c"), List.of(List.of(tile)));
    var image = Xml.all(page(Report.builder("r").section(grid).build()), "img").get(0);
    assertThat(image.getAttribute("width")).isEqualTo("200");
    assertThat(image.getAttribute("alt")).isEqualTo("200 x 150");
  }

  @Test
  void render_policy_forbidsAllButTheStyleSheet() throws NoSuchAlgorithmException {
    var page = page(Samples.report());
    var policy =
        Xml.all(page, "meta").stream()
            .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
            .map(meta -> meta.getAttribute("content"))
            .findFirst()
            .orElseThrow();
    var style = Xml.all(page, "style").get(0).getTextContent().getBytes(StandardCharsets.UTF_8);
    var digest = MessageDigest.getInstance("SHA-256").digest(style);
    assertThat(policy)
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none';"
                    .formatted(Base64.getEncoder().encodeToString(digest))
                + " form-action 'none'");
  }

  @Test
  void render_anyReport_nothingFromElsewhere() {
    for (var report : List.of(Samples.report(), Samples.hostileReport())) {
      var page = page(report);
      assertThat(Xml.all(page, "*").stream().map(Element::getTagName))
          .doesNotContain("script", "link", "iframe", "object", "embed", "base", "form", "use");
      assertThat(Xml.attributes(page))
          .noneMatch(attribute -> attribute.startsWith("style=") || attribute.startsWith("on"))
          .filteredOn(attribute -> attribute.startsWith("src="))
          .allMatch(attribute -> attribute.startsWith("src=data:image/png;base64,"));
      assertThat(Xml.all(page, "a").stream().map(link -> link.getAttribute("href")))
          .allMatch(target -> target.startsWith("#") || target.startsWith("https://"));
    }
    assertThat(StyleSheet.text()).doesNotContain("url(", "@import", "</");
  }

  @Test
  void render_hostile_onlyText() {
    var page = page(Samples.hostileReport());
    assertThat(Xml.all(page, "h1").get(0).getTextContent()).isEqualTo(Clean.line(Samples.HOSTILE));
    assertThat(Xml.all(page, "td").get(0).getTextContent()).isEqualTo(Clean.block(Samples.HOSTILE));
    assertThat(Xml.all(page, "style")).hasSize(1);
  }

  @Test
  void render_classes_allKnownToTheStyleSheet() {
    var known =
        Pattern.compile("\\.([a-z][a-z0-9-]*)")
            .matcher(StyleSheet.text())
            .results()
            .map(match -> match.group(1))
            .toList();
    var used =
        Xml.all(page(Samples.report()), "*").stream()
            .flatMap(element -> List.of(element.getAttribute("class").split(" ")).stream())
            .filter(word -> !word.isEmpty())
            .distinct();
    assertThat(used).isSubsetOf(known);
  }

  @Test
  void render_chinese_languageAndWords() {
    var text =
        new HtmlWriter(Style.plain(Locale.CHINA)).render(Samples.report(), Samples.evidence());
    var page = Xml.parse(text);
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("zh");
    assertThat(texts(Xml.all(page, "h2"))).contains("门槛", "目录", "证据");
    assertThat(texts(Xml.ofClass(page, "failed"))).containsExactly("未通过");
  }

  @Test
  void render_empty_noSummary() {
    var text =
        new HtmlWriter(Style.plain(Locale.ENGLISH))
            .render(Samples.emptyReport(), Samples.emptyEvidence());
    var page = Xml.parse(text);
    assertThat(Xml.ofClass(page, "summary")).isEmpty();
    assertThat(page.getDocumentElement().getTextContent()).contains("No findings.");
  }

  private static List<String> texts(List<Element> elements) {
    return elements.stream().map(Element::getTextContent).toList();
  }

  private static Document page(Report report) {
    return Xml.parse(
        new HtmlWriter(Style.plain(Locale.ENGLISH)).render(report, Samples.evidence()));
  }
}
