package io.hauberk.detect.log;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.EventClock;
import io.hauberk.detect.alert.Recent;
import io.hauberk.detect.alert.Response;
import io.hauberk.detect.alert.Technique;
import io.hauberk.report.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Many refused logins of one source within a time. Lines of different kinds that may tell of the
 * same attempt are not added up. Of more than {@value #MAX_SOURCES} sources the longest silent is
 * forgotten. Evaded by slow guessing, and by many sources that act together.
 */
public final class BruteForce {

  /** Ten refusals in ten minutes: no person mistypes so often. */
  public static final int DEFAULT_FAILURES = 10;

  public static final Duration DEFAULT_WINDOW = Duration.ofMinutes(10);

  static final int MAX_SOURCES = 1 << 16;

  private final int failures;
  private final Duration window;
  private final EventClock clock = new EventClock();
  private long refused;
  private final Map<String, LoginSource> sources = new Recent<>(MAX_SOURCES);

  /**
   * @param failures within the window that make an alarm, at most 1000
   */
  public BruteForce(int failures, Duration window) {
    Checks.inRange("failures", failures, 1, 1000);
    Checks.argument(!window.isNegative() && !window.isZero(), "window", window, "> 0");
    this.failures = failures;
    this.window = window;
  }

  /** An alert when a source reaches the limit; another only after a window of silence. */
  public Optional<Alert> observe(AuthFailure failure, Instant time) {
    refused += failure.times();
    long now = clock.advance(time).toMillis();
    var source = sources.computeIfAbsent(failure.source(), name -> new LoginSource(failures));
    source.add(failure, now, window.toMillis());
    return source.alarms() ? Optional.of(alert(failure.source(), source, time)) : Optional.empty();
  }

  /** Refused attempts by source, the most first; of each the kind of line that tells of most. */
  public Map<String, Long> refused() {
    var order = new ArrayList<>(sources.entrySet());
    order.sort(
        Map.Entry.<String, LoginSource>comparingByValue((a, b) -> Long.compare(b.all(), a.all()))
            .thenComparing(Map.Entry.comparingByKey()));
    var counts = new LinkedHashMap<String, Long>();
    order.forEach(entry -> counts.put(entry.getKey(), entry.getValue().all()));
    return counts;
  }

  /** Refusals seen, of all kinds of lines and all sources. */
  public long lines() {
    return refused;
  }

  private Alert alert(String name, LoginSource source, Instant time) {
    return Alert.builder("brute-force", "Repeated refused logins from one source", time)
        .principal(name)
        .score(source.most(), failures)
        .severity(Severity.HIGH)
        .evidence(List.of(failures + " refusals within " + window, "users " + source.users()))
        .techniques(Technique.BRUTE_FORCE, Technique.PASSWORD_GUESSING, Technique.VALID_ACCOUNTS)
        .responses(new Response.Block(name, window), new Response.Reauthenticate(name))
        .build();
  }
}
