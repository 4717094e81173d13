package io.hauberk.detect.log;

import com.google.re2j.Pattern;
import io.hauberk.core.Checks;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

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

  private static final Pattern REPEATED =
      Pattern.compile("message repeated (\\d{1,4}) times|(\\d{1,4}) more authentication failures");

  /** Where the source stands. */
  enum Place {
    CLIENT,
    REMOTE_HOST,
    LAST_FROM
  }

  /** What a line says, and where it names the source. */
  public enum Kind {
    /** The Common Log Format begins with the client. */
    WEB("\" 401 ", Place.CLIENT),
    PASSWORD("failed password", Place.LAST_FROM),
    PAM("authentication failure", Place.REMOTE_HOST),
    AUTHENTICATION("authentication failed", Place.LAST_FROM),
    USER("invalid user", Place.LAST_FROM),
    ILLEGAL_USER("illegal user", Place.LAST_FROM),
    LOGIN("failed login", Place.LAST_FROM),
    LOGIN_FAILED("login failed", Place.LAST_FROM),
    CHECK("password check failed", Place.LAST_FROM);

    private final String sign;
    private final Place place;

    Kind(String sign, Place place) {
      this.sign = sign;
      this.place = place;
    }
  }

  private static final List<Kind> TEXTS = List.copyOf(EnumSet.complementOf(EnumSet.of(Kind.WEB)));

  public AuthFailure {
    Checks.inRange("times", times, 1, MAX_TIMES);
  }

  /** Empty unless the line tells of one, with a source. */
  public static Optional<AuthFailure> of(String line) {
    if (line.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    var words = Words.of(line);
    return kind(words)
        .flatMap(
            kind ->
                words
                    .source(kind.place)
                    .map(source -> new AuthFailure(kind, source, words.user(), times(line))));
  }

  /** The web's first: what follows in such a line is chosen by the client. */
  private static Optional<Kind> kind(Words words) {
    if (words.has(Kind.WEB.sign) && words.client().isPresent()) {
      return Optional.of(Kind.WEB);
    }
    int least = Integer.MAX_VALUE;
    var first = Optional.<Kind>empty();
    for (var kind : TEXTS) {
      int at = words.lower().indexOf(kind.sign);
      if (at >= 0 && at < least) {
        least = at;
        first = Optional.of(kind);
      }
    }
    return first;
  }

  private static int times(String line) {
    if (!line.contains("message repeated ") && !line.contains(" more authentication failures")) {
      return 1;
    }
    var matcher = REPEATED.matcher(line);
    if (!matcher.find()) {
      return 1;
    }
    var digits = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return Math.max(1, Math.min(MAX_TIMES, Integer.parseInt(digits)));
  }
}
