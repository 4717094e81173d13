package io.hauberk.report.format;

import io.hauberk.report.Finding;
import io.hauberk.report.LineChart;
import io.hauberk.report.PictureGrid;
import io.hauberk.report.Reference;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import java.util.ArrayList;
import java.util.List;

/** Sections as Markdown, without their titles. Charts are tables, pictures their captions. */
final class MarkdownSections implements Section.Visitor<String> {

  private final Words words;

  MarkdownSections(Words words) {
    this.words = words;
  }

  @Override
  public String paragraph(Section.Paragraph section) {
    return MarkdownText.block(section.text());
  }

  @Override
  public String table(Table section) {
    var columns = section.columns();
    var table = new MarkdownTable(columns.stream().map(one -> Align.of(one.kind())).toList());
    table.row(columns.stream().map(column -> MarkdownText.inline(column.label())).toList());
    for (var row : section.rows()) {
      table.row(row.stream().map(cell -> MarkdownText.inline(cell.display())).toList());
    }
    return table.text();
  }

  @Override
  public String lineChart(LineChart section) {
    var table = table(new ChartTable(words).of(section));
    return "<details><summary>" + words.of(Word.DATA) + "</summary>\n\n" + table + "\n\n</details>";
  }

  @Override
  public String pictureGrid(PictureGrid section) {
    var table = new MarkdownTable(section.columns().stream().map(one -> Align.LEFT).toList());
    table.row(section.columns().stream().map(MarkdownText::inline).toList());
    for (var row : section.rows()) {
      table.row(row.stream().map(tile -> MarkdownText.inline(TextSections.caption(tile))).toList());
    }
    return table.text();
  }

  @Override
  public String findings(Section.Findings section) {
    if (section.findings().isEmpty()) {
      return words.of(Word.NO_FINDINGS);
    }
    return String.join("\n\n", section.findings().stream().map(this::finding).toList());
  }

  @Override
  public String keyValues(Section.KeyValues section) {
    var table = new MarkdownTable(Align.LEFT, Align.LEFT);
    table.row(words.of(Word.NAME), words.of(Word.VALUE));
    for (var entry : section.entries()) {
      table.row(MarkdownText.inline(entry.key()), MarkdownText.inline(entry.value().display()));
    }
    return table.text();
  }

  private String finding(Finding finding) {
    var blocks = new ArrayList<String>();
    var severity = words.of(finding.severity());
    blocks.add(
        "### " + severity + " · " + finding.id() + " · " + MarkdownText.inline(finding.title()));
    labelled(Word.SUBJECT, MarkdownText.inline(finding.subject()), blocks);
    if (!finding.detail().isBlank()) {
      blocks.add(MarkdownText.block(finding.detail()));
    }
    labelled(Word.REMEDY, MarkdownText.inline(finding.remedy()), blocks);
    var references = finding.references().stream().map(MarkdownSections::reference).toList();
    labelled(Word.REFERENCES, String.join(", ", references), blocks);
    return String.join("\n\n", blocks);
  }

  private void labelled(Word word, String escaped, List<String> blocks) {
    if (!escaped.isBlank()) {
      blocks.add("**" + words.label(word).strip() + "** " + escaped);
    }
  }

  private static String reference(Reference reference) {
    return reference
        .url()
        .map(url -> MarkdownText.link(reference.label(), url))
        .orElseGet(() -> MarkdownText.inline(reference.label()));
  }
}
