package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.EventClock;
import io.hauberk.detect.alert.Response;
import io.hauberk.detect.alert.Technique;
import io.hauberk.report.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Callers that ask, cost or fail more than they may. Each is a sum that halves every minute, so a
 * steady rate of n a minute stands near 1.44 n.
 */
public final class Bursts implements AccessDetector {

  private static final Duration HALF_LIFE = Duration.ofMinutes(1);

  /** What adds up. */
  public enum Kind {
    REQUESTS("More requests than allowed") {
      @Override
      double of(Access access) {
        return 1;
      }
    },
    COST("More cost than allowed") {
      @Override
      double of(Access access) {
        return access.cost();
      }
    },
    FAILURES("More failures than allowed") {
      @Override
      double of(Access access) {
        return access.outcome() == Access.Outcome.ANSWERED ? 0 : 1;
      }
    };

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    abstract double of(Access access);
  }

  private final Map<Kind, Double> limits;
  private final EventClock clock = new EventClock();
  private final Callers<Map<Kind, Decaying>> callers;

  /**
   * @param limits of what may stand; kinds without one are not watched
   */
  public Bursts(Map<Kind, Double> limits) {
    Checks.argument(!limits.isEmpty(), "limits", "none", "at least 1");
    limits.forEach(
        (kind, limit) -> Checks.positive("limits." + kind.name().toLowerCase(Locale.ROOT), limit));
    this.limits = new EnumMap<>(limits);
    callers = new Callers<>(Callers.DEFAULT_ROOM, this::fresh);
  }

  private Map<Kind, Decaying> fresh() {
    var sums = new EnumMap<Kind, Decaying>(Kind.class);
    limits.keySet().forEach(kind -> sums.put(kind, new Decaying(HALF_LIFE)));
    return sums;
  }

  @Override
  public List<Alert> observe(Access access) {
    var now = clock.advance(access.time());
    var alerts = new ArrayList<Alert>();
    callers
        .of(access.caller())
        .forEach(
            (kind, sum) -> {
              double standing = sum.add(kind.of(access), now);
              double limit = limits.getOrDefault(kind, Double.POSITIVE_INFINITY);
              if (standing > limit) {
                sum.reset();
                alerts.add(alert(access, kind, standing, limit));
              }
            });
    return alerts;
  }

  private static Alert alert(Access access, Kind kind, double standing, double limit) {
    return Alert.builder("bursts", kind.title, access.time())
        .principal(access.caller())
        .score(standing, limit)
        .severity(Severity.MEDIUM)
        .evidence(
            List.of(String.format(Locale.ROOT, "%.0f standing, %.0f allowed", standing, limit)))
        .techniques(Technique.DENIAL_OF_AI_SERVICE, Technique.COST_HARVESTING)
        .responses(
            new Response.Throttle(
                access.caller(), (int) Math.min(limit, 1e6), Duration.ofMinutes(10)))
        .build();
  }

  /** Callers forgotten for want of room. */
  public long forgotten() {
    return callers.forgotten();
  }
}
