package io.hauberk.detect.query;

import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.Response;
import io.hauberk.report.Severity;
import java.time.Duration;
import java.util.Optional;

/** What is bet against one caller, query by query. */
final class Stake {

  private Betting betting = new Betting();
  private long queries;

  /**
   * The wealth after a query of this p-value, once it reaches the limit; then betting begins anew.
   */
  Optional<Double> won(double p, double limit) {
    queries++;
    double wealth = betting.bet(p);
    if (wealth < limit) {
      return Optional.empty();
    }
    betting = new Betting();
    return Optional.of(wealth);
  }

  /** Of the caller so far, as evidence. */
  String asked() {
    return "after " + queries + " queries";
  }

  /** What an alert says whose bets were won, with its detector and title. */
  static Alert.Builder told(Alert.Builder alert, Query query, double wealth, double limit) {
    return alert
        .principal(query.caller())
        .score(Math.log10(wealth), Math.log10(limit))
        .severity(Severity.HIGH)
        .responses(
            new Response.Throttle(query.caller(), 10, Duration.ofHours(1)),
            new Response.Reauthenticate(query.caller()));
  }
}
