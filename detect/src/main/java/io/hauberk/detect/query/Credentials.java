package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.EventClock;
import io.hauberk.detect.alert.Response;
import io.hauberk.detect.alert.Technique;
import io.hauberk.report.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Abuse of credentials: a source that is refused again and again, a key that is used from many
 * sources at a time, and a source that comes under many names (rotation of identities). Names are
 * counted over an hour and begin anew then.
 */
public final class Credentials implements AccessDetector {

  private static final Duration SPAN = Duration.ofHours(1);
  private static final Duration HALF_LIFE = Duration.ofMinutes(10);

  /** More do not change the matter. */
  private static final int MAX_NAMES = 64;

  private final int refusals;
  private final int names;
  private final EventClock clock = new EventClock();
  private final Callers<Decaying> refused =
      new Callers<>(Callers.DEFAULT_ROOM, () -> new Decaying(HALF_LIFE));
  private final Callers<Names> sourcesOfKey = new Callers<>(Callers.DEFAULT_ROOM, Names::new);
  private final Callers<Names> keysOfSource = new Callers<>(Callers.DEFAULT_ROOM, Names::new);

  private static final class Names {
    private final Set<String> seen = new LinkedHashSet<>();
    private Duration since = Duration.ZERO;

    /** Whether the name makes the set as large as this for the first time. */
    boolean reaches(int limit, String name, Duration now) {
      if (now.minus(since).compareTo(SPAN) > 0) {
        seen.clear();
        since = now;
      }
      return seen.size() < MAX_NAMES && seen.add(name) && seen.size() == limit;
    }
  }

  /**
   * @param refusals standing (a sum that halves in ten minutes) that raise an alert
   * @param names of one source, or sources of one name, that do; 2 to 64
   */
  public Credentials(int refusals, int names) {
    Checks.positive("refusals", refusals);
    Checks.inRange("names", names, 2, MAX_NAMES);
    this.refusals = refusals;
    this.names = names;
  }

  @Override
  public List<Alert> observe(Access access) {
    var now = clock.advance(access.time());
    var alerts = new ArrayList<Alert>();
    if (access.outcome() == Access.Outcome.REFUSED) {
      var sum = refused.of(access.source());
      if (sum.add(1, now) >= refusals) {
        sum.reset();
        alerts.add(alert(access, access.source(), "Refused again and again", refusals));
      }
      return alerts;
    }
    if (sourcesOfKey.of(access.caller()).reaches(names, access.source(), now)) {
      alerts.add(alert(access, access.caller(), "A key used from many sources", names));
    }
    if (keysOfSource.of(access.source()).reaches(names, access.caller(), now)) {
      alerts.add(alert(access, access.source(), "A source under many names", names));
    }
    return alerts;
  }

  private static Alert alert(Access access, String principal, String title, int reached) {
    return Alert.builder("credentials", title, access.time())
        .principal(principal)
        .score(reached, reached)
        .severity(Severity.HIGH)
        .evidence(List.of("caller " + access.caller(), "source " + access.source()))
        .techniques(Technique.VALID_ACCOUNTS)
        .responses(
            new Response.Reauthenticate(principal),
            new Response.Throttle(principal, 10, Duration.ofMinutes(10)))
        .build();
  }

  /** Names forgotten for want of room. */
  public long forgotten() {
    return refused.forgotten() + sourcesOfKey.forgotten() + keysOfSource.forgotten();
  }
}
