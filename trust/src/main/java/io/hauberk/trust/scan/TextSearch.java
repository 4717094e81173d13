package io.hauberk.trust.scan;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for a pattern in content of any size, window by window. */
final class TextSearch {

  private static final int WINDOW = 1 << 20;
  private static final int OVERLAP = 1 << 12;

  private TextSearch() {}

  /** Matches longer than the overlap may be missed. */
  static void find(Content content, Pattern pattern, Consumer<Matcher> found) {
    for (long at = 0; at < content.size(); at += WINDOW - OVERLAP) {
      int length = (int) Math.min(WINDOW, content.size() - at);
      var matcher = pattern.matcher(content.latin1(at, length));
      while (matcher.find()) {
        found.accept(matcher);
      }
      if (length < WINDOW) {
        return;
      }
    }
  }
}
