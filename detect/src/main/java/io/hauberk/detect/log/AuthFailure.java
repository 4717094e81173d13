package io.hauberk.detect.log;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A refused login, as SSH, PAM, FTP and web servers write it.
 *
 * @param source address or host name; the user where no source is named
 * @param user may be empty
 */
public record AuthFailure(String source, String user) {

  /** Longer lines are no login. */
  private static final int MAX_CHARACTERS = 2048;

  private static final List<String> SIGNS =
      List.of(
          "failed password",
          "authentication failure",
          "authentication failed",
          "invalid user",
          "illegal user",
          "failed login",
          "login failed",
          "password check failed",
          "\" 401 ");

  private static final List<Pattern> SOURCES =
      List.of(
          Pattern.compile("rhost=([\\w.:-]+)"),
          Pattern.compile("from ([\\w.:-]*[.:][\\w.:-]+)"),
          Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3})"));

  private static final Pattern USER =
      Pattern.compile("(?i)(?:for (?:invalid |illegal )?user|for|user[= ]) ?([\\w.@-]+)");

  /** Empty unless the line tells of one, with a source. */
  public static Optional<AuthFailure> of(String line) {
    if (line.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    var lower = line.toLowerCase(Locale.ROOT);
    if (SIGNS.stream().noneMatch(lower::contains)) {
      return Optional.empty();
    }
    var user = first(USER, line).orElse("");
    return SOURCES.stream()
        .map(pattern -> first(pattern, line))
        .flatMap(Optional::stream)
        .findFirst()
        .map(source -> new AuthFailure(source, user));
  }

  private static Optional<String> first(Pattern pattern, String line) {
    var matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
