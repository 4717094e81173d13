package io.hauberk.data.recognise;

import com.google.re2j.Pattern;

/** A pattern, matched from one place on. */
sealed interface Form {

  /** No match. */
  int NONE = -1;

  /** Where the match that begins at {@code start} ends, at most at {@code to}, or {@link #NONE}. */
  int end(String text, int start, int to);

  /** Whether a match can begin with these two ASCII characters. */
  boolean canStart(char first, char second);

  /** Linear in time whatever the pattern: for patterns that others bring. */
  record Linear(Pattern pattern) implements Form {

    @Override
    public int end(String text, int start, int to) {
      var matcher = pattern.matcher(text.substring(start, to));
      return matcher.lookingAt() ? start + matcher.end() : NONE;
    }

    @Override
    public boolean canStart(char first, char second) {
      return true;
    }
  }

  /**
   * Backtracking, several times faster: for our own patterns, which have no nested repetitions. The
   * pairs of characters that a match can begin with are found by asking the matcher whether it
   * wants more.
   */
  final class Backtracking implements Form {

    private static final int ASCII = 128;

    private final java.util.regex.Pattern pattern;
    private final boolean[] starts = new boolean[ASCII * ASCII];

    Backtracking(String source) {
      pattern = java.util.regex.Pattern.compile(source);
      for (char a = ' '; a < ASCII; a++) {
        boolean first = open(String.valueOf(a));
        for (char b = ' '; b < ASCII && first; b++) {
          starts[a * ASCII + b] = open("" + a + b);
        }
      }
    }

    private boolean open(String start) {
      var matcher = pattern.matcher(start);
      return matcher.lookingAt() || matcher.hitEnd();
    }

    @Override
    public int end(String text, int start, int to) {
      var matcher = pattern.matcher(text).region(start, to);
      return matcher.lookingAt() ? matcher.end() : NONE;
    }

    @Override
    public boolean canStart(char first, char second) {
      return first >= ASCII || second >= ASCII || second < ' ' || starts[first * ASCII + second];
    }
  }
}
