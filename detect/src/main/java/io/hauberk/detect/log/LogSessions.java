package io.hauberk.detect.log;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.log.template.Template;
import io.hauberk.detect.log.template.Templates;
import io.hauberk.detect.sequence.AnyOf;
import io.hauberk.detect.sequence.EventCounts;
import io.hauberk.detect.sequence.Profile;
import io.hauberk.detect.sequence.Sessions;
import io.hauberk.report.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sessions of a log that are not like those of normal operation: by new events, length and counts
 * of events ({@link AnyOf#standard}). A line belongs to the session that a pattern finds in it; the
 * others are left out. Templates come from a miner that saw both logs.
 */
public final class LogSessions {

  private static final int MAX_OPEN = 1 << 16;
  private static final int MAX_ID = 256;

  private final Pattern session;
  private final Templates templates;
  private Instant time = Instant.EPOCH;

  /**
   * @param session RE2 syntax; its first group, or the whole match, is a session's id
   */
  public LogSessions(String session, Templates templates) {
    this.session = compiled(session);
    this.templates = templates;
  }

  private static Pattern compiled(String session) {
    try {
      return Pattern.compile(session);
    } catch (PatternSyntaxException e) {
      Checks.argument(false, "session", session, "RE2 syntax: " + e.getDescription());
      throw new AssertionError(e);
    }
  }

  /** Learns the sessions of normal operation. */
  public Profile learn(LogFile normal) {
    var profile = new Profile();
    read(normal, ended -> profile.learn(ended.events()));
    return profile;
  }

  /** Tells of every session that is unlike those learnt. */
  public void watch(LogFile log, Profile profile, Consumer<Alert> alerts) {
    var detector = AnyOf.standard(profile);
    read(
        log,
        ended -> {
          double score = detector.score(ended.events());
          if (score > 1) {
            alerts.accept(alert(ended, score, detector.strongest(ended.events()).name()));
          }
        });
  }

  private void read(LogFile log, Consumer<Sessions.Session> each) {
    var sessions = new Sessions(MAX_OPEN, EventCounts.LONGEST);
    log.forEach(
        line -> {
          var text = new String(line, StandardCharsets.UTF_8);
          var id = id(text);
          if (id.isPresent()) {
            time = LogTime.of(text).orElse(time);
            var event = templates.of(line).map(Template::id).orElse("none");
            sessions.add(id.get(), event).ifPresent(each);
          }
        });
    sessions.drain().forEach(each);
  }

  private Optional<String> id(String line) {
    var matcher = session.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    var found = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
    return Optional.ofNullable(found).map(id -> id.substring(0, Math.min(MAX_ID, id.length())));
  }

  private Alert alert(Sessions.Session ended, double score, String detector) {
    return Alert.builder(detector, "A session unlike those of normal operation", time)
        .principal(ended.id())
        .score(score, 1)
        .severity(Severity.MEDIUM)
        .evidence(List.of("events " + ended.events().events().size(), "most by " + detector))
        .build();
  }
}
