package io.hauberk.report.format;

import io.hauberk.report.Finding;
import io.hauberk.report.LineChart;
import io.hauberk.report.Picture;
import io.hauberk.report.PictureGrid;
import io.hauberk.report.Reference;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import io.hauberk.report.markup.Clean;
import io.hauberk.report.markup.LineChartSvg;
import io.hauberk.report.markup.Markup;
import java.util.Base64;

/** Sections as HTML, without their titles. */
final class HtmlSections implements Section.Visitor<Markup> {

  /** Small pictures are enlarged to about this many pixels, by whole factors. */
  private static final int PICTURE_SIDE = 140;

  private final Markup out;
  private final Words words;

  HtmlSections(Markup out, Words words) {
    this.out = out;
    this.words = words;
  }

  @Override
  public Markup paragraph(Section.Paragraph section) {
    for (var paragraph : Clean.block(section.text()).split("\n\\s*\n")) {
      out.leaf("p", paragraph.strip(), "class", "prose").line();
    }
    return out;
  }

  @Override
  public Markup table(Table section) {
    HtmlTable.append(out, section);
    return out;
  }

  @Override
  public Markup lineChart(LineChart section) {
    var label = section.title() + ": " + section.y().label() + " / " + section.x().label();
    out.open("figure", "class", "scroll");
    LineChartSvg.append(out, section, Clean.line(label));
    out.close().line();
    out.open("ul", "class", "legend").line();
    for (int i = 0; i < section.series().size(); i++) {
      out.open("li");
      LineChartSvg.appendKey(out, i);
      out.text(Clean.line(section.series().get(i).name())).close().line();
    }
    out.close().line();
    out.open("details").leaf("summary", words.of(Word.DATA)).line();
    HtmlTable.append(out, new ChartTable(words).of(section));
    return out.close();
  }

  @Override
  public Markup pictureGrid(PictureGrid section) {
    out.open("div", "class", "scroll").open("table", "class", "pictures").line();
    out.open("thead").open("tr");
    section.columns().forEach(heading -> out.leaf("th", Clean.line(heading), "scope", "col"));
    out.close().close().line().open("tbody").line();
    for (var row : section.rows()) {
      out.open("tr");
      row.forEach(this::tile);
      out.close().line();
    }
    return out.close().close().close();
  }

  @Override
  public Markup findings(Section.Findings section) {
    if (section.findings().isEmpty()) {
      return out.leaf("p", words.of(Word.NO_FINDINGS), "class", "soft");
    }
    section.findings().forEach(this::finding);
    return out;
  }

  @Override
  public Markup keyValues(Section.KeyValues section) {
    out.open("dl", "class", "pairs").line();
    for (var entry : section.entries()) {
      out.leaf("dt", Clean.line(entry.key())).leaf("dd", entry.value().display()).line();
    }
    return out.close();
  }

  private void tile(PictureGrid.Tile tile) {
    var picture = tile.picture();
    int factor = Math.max(1, PICTURE_SIDE / Math.max(picture.width(), picture.height()));
    var data = "data:image/png;base64," + Base64.getEncoder().encodeToString(picture.png());
    out.open("td").open("figure");
    out.empty(
        "img",
        "src",
        data,
        "width",
        Integer.toString(picture.width() * factor),
        "height",
        Integer.toString(picture.height() * factor),
        "alt",
        alternative(tile.caption(), picture));
    out.leaf("figcaption", Clean.line(tile.caption())).close().close();
  }

  private static String alternative(String caption, Picture picture) {
    var line = Clean.line(caption);
    return line.isEmpty() ? picture.width() + " x " + picture.height() : line;
  }

  private void finding(Finding finding) {
    var severity = finding.severity().tag();
    out.open("article", "class", "finding " + severity).line();
    out.open("h3").leaf("span", words.of(finding.severity()), "class", "badge " + severity);
    out.text(" " + Clean.line(finding.title())).text(" ");
    out.leaf("code", finding.id(), "class", "id").close().line();
    if (!finding.subject().isBlank()) {
      out.open("p", "class", "subject").text(words.label(Word.SUBJECT));
      out.leaf("code", Clean.line(finding.subject())).close().line();
    }
    if (!finding.detail().isBlank()) {
      out.leaf("p", finding.detail(), "class", "prose").line();
    }
    if (!finding.remedy().isBlank()) {
      out.open("p", "class", "prose").leaf("b", words.label(Word.REMEDY));
      out.text(finding.remedy()).close().line();
    }
    references(finding);
    out.close().line();
  }

  private void references(Finding finding) {
    if (finding.references().isEmpty()) {
      return;
    }
    out.open("ul", "class", "references", "aria-label", words.of(Word.REFERENCES));
    finding.references().forEach(this::reference);
    out.close().line();
  }

  private void reference(Reference reference) {
    out.open("li");
    reference
        .url()
        .ifPresentOrElse(
            url ->
                out.leaf(
                    "a",
                    reference.label(),
                    "href",
                    url.toASCIIString(),
                    "rel",
                    "noopener noreferrer nofollow"),
            () -> out.text(Clean.line(reference.label())));
    out.close();
  }
}
