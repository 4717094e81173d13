package io.hauberk.detect.log;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.Response;
import io.hauberk.detect.alert.Technique;
import io.hauberk.report.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Many refused logins of one source within a time. A clock that jumps back counts as standing
 * still. Evaded by slow guessing and by many sources that act together.
 */
public final class BruteForce {

  /** Ten refusals in ten minutes: no person mistypes so often. */
  public static final int DEFAULT_FAILURES = 10;

  public static final Duration DEFAULT_WINDOW = Duration.ofMinutes(10);

  private static final int MAX_SOURCES = 1 << 16;
  private static final int MAX_USERS = 256;

  private final int failures;
  private final Duration window;
  private Instant now = Instant.MIN;
  private final Map<String, Source> sources =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Source> eldest) {
          return size() > MAX_SOURCES;
        }
      };

  /**
   * @param failures within the window that make an alarm
   */
  public BruteForce(int failures, Duration window) {
    Checks.positive("failures", (long) failures);
    Checks.argument(!window.isNegative() && !window.isZero(), "window", window, "> 0");
    this.failures = failures;
    this.window = window;
  }

  private static final class Source {
    final Deque<Instant> recent = new ArrayDeque<>();
    final Set<String> users = new HashSet<>();
    boolean alarmed;
  }

  /** One alert a source, when it reaches the limit. */
  public Optional<Alert> observe(AuthFailure failure, Instant time) {
    now = time.isAfter(now) ? time : now;
    var source = sources.computeIfAbsent(failure.source(), name -> new Source());
    source.recent.addLast(now);
    while (source.recent.size() > failures
        || source.recent.getFirst().isBefore(now.minus(window))) {
      source.recent.removeFirst();
    }
    if (source.users.size() < MAX_USERS && !failure.user().isEmpty()) {
      source.users.add(failure.user());
    }
    if (source.alarmed || source.recent.size() < failures) {
      return Optional.empty();
    }
    source.alarmed = true;
    return Optional.of(alert(failure.source(), source));
  }

  private Alert alert(String name, Source source) {
    var users = source.users.stream().sorted().limit(8).toList();
    return Alert.builder("brute-force", "Repeated refused logins from one source", now)
        .principal(name)
        .score(source.recent.size(), failures)
        .severity(Severity.HIGH)
        .evidence(List.of(failures + " refusals within " + window, "users " + users))
        .techniques(Technique.BRUTE_FORCE, Technique.PASSWORD_GUESSING, Technique.VALID_ACCOUNTS)
        .responses(new Response.Block(name, window), new Response.Reauthenticate(name))
        .build();
  }
}
