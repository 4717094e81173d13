package io.hauberk.report.format;

import io.hauberk.report.Evidence;
import io.hauberk.report.Report;
import io.hauberk.report.ReportWriter;
import io.hauberk.report.Section;
import io.hauberk.report.markup.Clean;
import io.hauberk.report.markup.Markup;
import java.util.List;

/**
 * One page that needs nothing else: no script, no font, no picture from elsewhere. Its policy
 * forbids everything but the one style sheet, by digest, and pictures within the page.
 */
final class HtmlWriter implements ReportWriter {

  /** A list of contents pays off from here on. */
  private static final int CONTENTS_FROM = 4;

  private final Words words;

  HtmlWriter(Style style) {
    this.words = style.words();
  }

  @Override
  public String render(Report report, Evidence evidence) {
    var out = new Markup().prolog("<!DOCTYPE html>");
    out.open("html", "lang", words.languageTag()).line();
    head(out, report, evidence);
    out.open("body").line();
    top(out, report, evidence);
    out.open("main").line();
    new HtmlSummary(out, words).append(report, evidence);
    contents(out, report.sections());
    sections(out, report.sections());
    new HtmlEvidence(out, words).append(evidence);
    out.close().line();
    out.leaf("footer", "Hauberk " + evidence.toolVersion()).line();
    return out.close().line().close().line().finish();
  }

  static String anchor(int index) {
    return "s" + (index + 1);
  }

  private static void head(Markup out, Report report, Evidence evidence) {
    var policy =
        "default-src 'none'; style-src '%s'; img-src data:; base-uri 'none'; form-action 'none'"
            .formatted(StyleSheet.cspHash());
    out.open("head").line();
    out.empty("meta", "charset", "utf-8").line();
    out.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy).line();
    meta(out, "viewport", "width=device-width, initial-scale=1");
    meta(out, "color-scheme", "light dark");
    meta(out, "referrer", "no-referrer");
    meta(out, "generator", "Hauberk " + evidence.toolVersion());
    out.leaf("title", Clean.line(report.title())).line();
    out.open("style").trusted(StyleSheet.text()).close().line();
    out.close().line();
  }

  private static void meta(Markup out, String name, String content) {
    out.empty("meta", "name", name, "content", content).line();
  }

  private void top(Markup out, Report report, Evidence evidence) {
    out.open("header", "class", "top").open("div", "class", "wide").line();
    out.open("p", "class", "brand");
    rings(out);
    out.text("Hauberk").close().line();
    out.leaf("h1", Clean.line(report.title())).line();
    if (!report.subtitle().isBlank()) {
      out.leaf("p", Clean.line(report.subtitle()), "class", "subtitle").line();
    }
    var seed = words.of(Word.SEED) + " " + evidence.seed();
    out.leaf("p", Facts.time(evidence.ended()) + " · " + seed, "class", "facts");
    out.close().close().line();
  }

  /** The mark: three linked rings. */
  private static void rings(Markup out) {
    out.open("svg", "class", "rings", "viewBox", "0 0 26 24", "aria-hidden", "true");
    for (var centre : List.of("8.5 8.5", "17.5 8.5", "13 16")) {
      out.empty("circle", "r", "6", "transform", "translate(" + centre + ")");
    }
    out.close();
  }

  private void contents(Markup out, List<Section> sections) {
    if (sections.stream().filter(section -> !section.title().isBlank()).count() < CONTENTS_FROM) {
      return;
    }
    out.open("nav", "class", "card", "aria-label", words.of(Word.CONTENTS));
    out.leaf("h2", words.of(Word.CONTENTS)).open("ol");
    for (int i = 0; i < sections.size(); i++) {
      var title = Clean.line(sections.get(i).title());
      if (!title.isBlank()) {
        out.open("li").leaf("a", title, "href", "#" + anchor(i)).close();
      }
    }
    out.close().close().line();
  }

  private void sections(Markup out, List<Section> sections) {
    var visitor = new HtmlSections(out, words);
    for (int i = 0; i < sections.size(); i++) {
      var section = sections.get(i);
      out.open("section", "class", "card", "id", anchor(i)).line();
      if (!section.title().isBlank()) {
        out.leaf("h2", Clean.line(section.title())).line();
      }
      section.accept(visitor).close().line();
    }
  }
}
