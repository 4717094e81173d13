package io.hauberk.detect.log;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * Where a line that tells of a login names source and user.
 *
 * @param lower the line with small letters for ASCII's capitals: character by character the same
 */
record Words(String line, String lower) {

  private static final Pattern CLIENT =
      Pattern.compile("^(\\S+) \\S+ \\S+ \\[[^\\]]*\\] .*\" 401 ");

  private static final String FROM = "from ";

  /** More of them in one line are a chosen name. */
  private static final int MOST_FROM = 16;

  /** What stands before a user's name. */
  private static final List<String> USER_FOLLOWS =
      List.of("invalid user ", "illegal user ", " user=", "password for ");

  static Words of(String line) {
    var lower = line.toCharArray();
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] >= 'A' && lower[i] <= 'Z') {
        lower[i] = (char) (lower[i] - 'A' + 'a');
      }
    }
    return new Words(line, String.valueOf(lower));
  }

  Optional<String> source(AuthFailure.Place place) {
    return switch (place) {
      case CLIENT -> client();
      case REMOTE_HOST -> remoteHost();
      case LAST_FROM -> lastFrom();
    };
  }

  boolean has(String sign) {
    return lower.contains(sign);
  }

  /** The first word of the Common Log Format, in a line that ends as one. */
  Optional<String> client() {
    var matcher = CLIENT.matcher(line);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** PAM's first {@code rhost=}; the user comes after it. */
  private Optional<String> remoteHost() {
    int at = line.indexOf("rhost=");
    var host = at < 0 ? "" : name(at + "rhost=".length());
    return host.isEmpty() ? lastFrom() : Optional.of(host);
  }

  /** The host after the last {@code from}; the user comes before it. */
  private Optional<String> lastFrom() {
    int at = lower.lastIndexOf(FROM);
    for (int i = 0; i < MOST_FROM && at >= 0; i++) {
      var host = name(at + FROM.length());
      if (host.indexOf('.') >= 0 || host.indexOf(':') >= 0) {
        return Optional.of(host);
      }
      at = at == 0 ? -1 : lower.lastIndexOf(FROM, at - 1);
    }
    return Optional.empty();
  }

  /** Empty where none is named. */
  String user() {
    for (var before : USER_FOLLOWS) {
      int at = lower.indexOf(before);
      if (at >= 0) {
        return name(at + before.length());
      }
    }
    return "";
  }

  /** Letters, digits and the signs of names and addresses from there on. */
  private String name(int from) {
    int end = from;
    while (end < line.length() && isPart(line.charAt(end))) {
      end++;
    }
    return line.substring(from, end);
  }

  private static boolean isPart(char c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || "._-:@".indexOf(c) >= 0;
  }
}
