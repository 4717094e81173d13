package io.hauberk.detect.log;

import com.google.re2j.Pattern;
import io.hauberk.core.Checks;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refused logins that a line tells of, as SSH, PAM, FTP and web servers write them. Names that an
 * attacker chooses stand in these lines: what comes first in a line decides its kind, and each kind
 * says on which side of the chosen name the source stands, so that a user called {@code from
 * 192.0.2.1} accuses nobody else.
 *
 * @param kind a server may tell of one attempt in lines of several kinds
 * @param source address or host name
 * @param user may be empty
 * @param times attempts that the line stands for
 */
public record AuthFailure(Kind kind, String source, String user, int times) {

  /** Longer lines are no login. */
  private static final int MAX_CHARACTERS = 2048;

  /** A line that claims more is not believed. */
  private static final int MAX_TIMES = 1000;

  private static final String HOST = "([\\w.:-]*[.:][\\w.:-]+)";
  private static final Pattern REMOTE_HOST = Pattern.compile("rhost=([\\w.:-]+)");
  private static final Pattern LAST_FROM = Pattern.compile(".*from " + HOST);
  private static final Pattern ADDRESS = Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3})");
  private static final Pattern CLIENT =
      Pattern.compile("^(\\S+) \\S+ \\S+ \\[[^\\]]*\\] .*\" 401 ");

  private static final List<Pattern> USERS =
      List.of(
          Pattern.compile("(?i)(?:invalid|illegal) user ([\\w.@-]+) from"),
          Pattern.compile("[ ;]user=([\\w.@-]+)"),
          Pattern.compile("(?i)password for ([\\w.@-]+) from"),
          Pattern.compile("^\\S+ \\S+ ([\\w.@]+) \\["));

  private static final Pattern REPEATED =
      Pattern.compile("message repeated (\\d{1,4}) times|(\\d{1,4}) more authentication failures");

  /** What a line says, and where it names the source. */
  public enum Kind {
    /** The Common Log Format begins with the client. */
    WEB("\" 401 ", CLIENT),
    PASSWORD("failed password", LAST_FROM),
    PAM("authentication failure", REMOTE_HOST, LAST_FROM),
    AUTHENTICATION("authentication failed", LAST_FROM, ADDRESS),
    USER("invalid user", LAST_FROM),
    ILLEGAL_USER("illegal user", LAST_FROM),
    LOGIN("failed login", LAST_FROM, ADDRESS),
    LOGIN_FAILED("login failed", LAST_FROM, ADDRESS),
    CHECK("password check failed", LAST_FROM, ADDRESS);

    private final String sign;
    private final List<Pattern> sources;

    Kind(String sign, Pattern... sources) {
      this.sign = sign;
      this.sources = List.of(sources);
    }

    private Optional<String> source(String line) {
      return sources.stream()
          .map(pattern -> first(pattern, line))
          .flatMap(Optional::stream)
          .findFirst();
    }
  }

  public AuthFailure {
    Checks.inRange("times", times, 1, MAX_TIMES);
  }

  /** Empty unless the line tells of one, with a source. */
  public static Optional<AuthFailure> of(String line) {
    if (line.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    var lower = line.toLowerCase(Locale.ROOT);
    return kind(line, lower)
        .flatMap(
            kind ->
                kind.source(line)
                    .map(source -> new AuthFailure(kind, source, user(line), times(line))));
  }

  private static Optional<Kind> kind(String line, String lower) {
    if (lower.contains(Kind.WEB.sign) && first(CLIENT, line).isPresent()) {
      return Optional.of(Kind.WEB);
    }
    return Stream.of(Kind.values())
        .filter(kind -> kind != Kind.WEB && lower.contains(kind.sign))
        .min(Comparator.comparingInt(kind -> lower.indexOf(kind.sign)));
  }

  private static String user(String line) {
    return USERS.stream()
        .map(pattern -> first(pattern, line))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("");
  }

  private static int times(String line) {
    var matcher = REPEATED.matcher(line);
    if (!matcher.find()) {
      return 1;
    }
    var digits = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return Math.max(1, Math.min(MAX_TIMES, Integer.parseInt(digits)));
  }

  private static Optional<String> first(Pattern pattern, String line) {
    var matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
