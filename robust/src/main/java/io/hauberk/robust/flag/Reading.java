package io.hauberk.robust.flag;

import io.hauberk.report.Cell;
import io.hauberk.report.Finding;
import io.hauberk.robust.Words;
import io.hauberk.robust.catalogue.Threat;
import java.util.Collection;

/**
 * A sign that was looked for.
 *
 * @param measured what is held against {@link Sign#threshold}
 */
public record Reading(Sign sign, double measured) {

  static final int DIGITS = 4;

  /** Whether the sign is there; what could not be measured, NaN, raises it. */
  public boolean raised() {
    return Double.isNaN(measured) || sign.side().raised(measured, sign.threshold());
  }

  /** Whether {@code readings} have the sign raised. */
  public static boolean raised(Collection<Reading> readings, Sign sign) {
    return readings.stream().anyMatch(reading -> reading.sign == sign && reading.raised());
  }

  /** The sign as a finding about {@code subject}, the model. */
  public Finding finding(String subject, Words words) {
    var detail =
        words.say(
            "signs.detail",
            sign.measure(words),
            text(measured),
            sign.side().symbol(),
            text(sign.threshold()));
    return Threat.WHITE_BOX_EVASION.attach(
        Finding.builder(sign.id(), sign.severity(), sign.title(words))
            .subject(subject)
            .detail(detail)
            .remedy(sign.remedy(words))
            .build());
  }

  static String text(double value) {
    return Cell.significant(value, DIGITS).display();
  }
}
