package io.hauberk.robust.flag;

import io.hauberk.report.Cell;
import io.hauberk.report.Finding;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.robust.Words;
import java.util.List;

/**
 * The readings as people read them.
 *
 * @param model said of whom: {@code plain}, {@code hardened}
 */
public record SignReport(List<Reading> readings, String model) {

  public SignReport {
    readings = List.copyOf(readings);
  }

  /** How many signs are raised. */
  public long raised() {
    return readings.stream().filter(Reading::raised).count();
  }

  /** A table of all signs, with thresholds and what to do, and a line that sums them up. */
  public List<Section> sections(Words words) {
    var verdict = raised() == 0 ? "signs.none" : "signs.some";
    return List.of(
        table(words),
        new Section.Paragraph(
            words.say("signs.verdict", model), words.say(verdict, raised(), readings.size())));
  }

  /** The raised ones. */
  public List<Finding> findings(String subject, Words words) {
    return readings.stream()
        .filter(Reading::raised)
        .map(reading -> reading.finding(subject, words))
        .toList();
  }

  private Table table(Words words) {
    var table =
        Table.builder(
            words.say("signs", model),
            Column.text(words.say("signs.sign")),
            Column.text(words.say("signs.measure")),
            Column.number(words.say("signs.measured"), ""),
            Column.text(words.say("signs.threshold")),
            Column.text(words.say("signs.raised")),
            Column.text(words.say("signs.remedy")));
    for (var reading : readings) {
      var sign = reading.sign();
      table.row(
          Cell.text(sign.title(words)),
          Cell.text(sign.measure(words)),
          Cell.significant(reading.measured(), Reading.DIGITS),
          Cell.text(sign.side().symbol() + " " + Reading.text(sign.threshold())),
          Cell.text(words.say(reading.raised() ? "signs.yes" : "signs.no")),
          Cell.text(sign.remedy(words)));
    }
    return table.build();
  }
}
