package io.hauberk.data.recognise;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One pass over the characters: a pattern is tried only where its trigger holds, on a window of
 * bounded length, so the cost is linear whatever the text. Thread-safe.
 */
final class PatternScanner {

  private static final int WINDOW = 6_000;
  private static final int SHORT_WINDOW = 80;
  private static final int CONTEXT_BEFORE = 48;
  private static final int CONTEXT_AFTER = 24;
  private static final double CONTEXT_BONUS = 0.1;
  private static final int LOOK_BACK = 64;
  private static final int ASCII = 128;

  /** The top bit belongs to no recogniser. */
  private static final long UNKNOWN = Long.MIN_VALUE;

  private final Map<Trigger, List<Candidate>> byTrigger = new EnumMap<>(Trigger.class);
  private final List<List<Candidate>> byPrefix;

  private final ContextWords words;

  /** A recogniser and the bit that stands for its context words. */
  private record Candidate(Recogniser recogniser, long context) {}

  /** Which recognisers are worth a try at a place. */
  @FunctionalInterface
  private interface Gate {
    boolean lets(Recogniser recogniser);
  }

  PatternScanner(List<Recogniser> recognisers) {
    words = new ContextWords(recognisers);
    for (var trigger : Trigger.values()) {
      var candidates =
          recognisers.stream()
              .filter(r -> r.trigger() == trigger)
              .map(r -> new Candidate(r, words.bit(r)))
              .toList();
      byTrigger.put(trigger, candidates);
    }
    byPrefix = byPrefix(byTrigger.getOrDefault(Trigger.PREFIX, List.of()));
  }

  /** By the first character, which is ASCII. */
  private static List<List<Candidate>> byPrefix(List<Candidate> all) {
    return IntStream.range(0, ASCII)
        .mapToObj(c -> all.stream().filter(a -> a.recogniser.prefix().charAt(0) == c).toList())
        .toList();
  }

  List<Finding> scan(String text) {
    var found = new Sightings();
    int n = text.length();
    for (int i = 0; i < n; ) {
      char c = text.charAt(i);
      if (c >= 128) {
        han(text, i, c, found);
        i++;
      } else if (alphanumeric(c)) {
        i = word(text, i, found);
      } else {
        sign(text, i, c, found);
        i++;
      }
    }
    return found.standing();
  }

  private void han(String text, int at, char c, Sightings found) {
    boolean plate = c >= 0x4E00 && at + 1 < text.length() && capital(text.charAt(at + 1));
    if (plate) {
      tryAll(Trigger.HAN, text, at, found);
    }
  }

  private void sign(String text, int at, char c, Sightings found) {
    switch (c) {
      case '@' -> tryAll(Trigger.AT, text, back(text, at), found);
      case ':' -> {
        if (text.startsWith("://", at)) {
          tryAll(Trigger.SCHEME, text, back(text, at), found);
        }
      }
      case '+', '(' -> number(text, at, found);
      case '-' -> prefixes(text, at, found);
      default -> {}
    }
  }

  /** From the first letter or digit; returns where the run ends. */
  private int word(String text, int start, Sightings found) {
    int end = start;
    int digits = 0;
    boolean hex = true;
    for (; end < text.length(); end++) {
      char c = text.charAt(end);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (letter(c)) {
        hex &= (c | 32) <= 'f';
      } else {
        break;
      }
    }
    int length = end - start;
    prefixes(text, start, found);
    boolean groups = hex && length <= 4 && end < text.length() && hexSeparator(text.charAt(end));
    if (groups && !(start > 0 && hexSeparator(text.charAt(start - 1)))) {
      tryAll(Trigger.HEX, text, start, found);
    }
    if (digits > 0) {
      withDigits(text, start, length, digits, found);
    } else if (length == 2 && capital(text.charAt(start))) {
      words(text, start, length, found);
    }
    return end;
  }

  private void withDigits(String text, int start, int length, int digits, Sightings found) {
    boolean opened = start > 0 && (text.charAt(start - 1) == '+' || text.charAt(start - 1) == '(');
    if (text.charAt(start) <= '9' && !opened) {
      number(text, start, found);
    }
    if (digits >= 2) {
      words(text, start, length, found);
    }
  }

  private void words(String text, int start, int length, Sightings found) {
    offer(Trigger.WORD, r -> r.length().has(length), text, start, found);
  }

  private void number(String text, int start, Sightings found) {
    if (inNumber(text, start)) {
      return;
    }
    int digits = digitsAhead(text, start);
    offer(Trigger.NUMBER, r -> digits >= r.digits().low(), text, start, found);
  }

  /** A group after a digit and a joining sign belongs to a number that began before. */
  private static boolean inNumber(String text, int start) {
    return start >= 2
        && ".-/".indexOf(text.charAt(start - 1)) >= 0
        && Character.isDigit(text.charAt(start - 2));
  }

  private static int digitsAhead(String text, int start) {
    int digits = 0;
    int gap = 0;
    for (int i = start; i < text.length() && i < start + 40 && gap < 3; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
        gap = 0;
      } else if (" -./()+:".indexOf(c) >= 0) {
        gap++;
      } else {
        break;
      }
    }
    return digits;
  }

  private void prefixes(String text, int start, Sightings found) {
    for (var c : byPrefix.get(text.charAt(start))) {
      if (text.startsWith(c.recogniser.prefix(), start)) {
        attempt(c, text, start, found);
      }
    }
  }

  private void tryAll(Trigger trigger, String text, int start, Sightings found) {
    offer(trigger, r -> true, text, start, found);
  }

  private void offer(Trigger trigger, Gate gate, String text, int start, Sightings found) {
    char first = text.charAt(start);
    char second = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
    long around = UNKNOWN;
    for (var c : byTrigger.getOrDefault(trigger, List.of())) {
      var r = c.recogniser;
      boolean tried = gate.lets(r) && r.form().canStart(first, second);
      if (tried && r.contextRequired()) {
        around = around == UNKNOWN ? surroundings(text, start) : around;
        tried = (around & c.context) != 0;
      }
      if (tried) {
        attempt(c, text, start, found);
      }
    }
  }

  /** Everything near, cheaply, before a pattern that needs context is tried. */
  private long surroundings(String text, int start) {
    return words.in(text, start - CONTEXT_BEFORE, start + SHORT_WINDOW + CONTEXT_AFTER)
        & ~UNKNOWN;
  }

  private void attempt(Candidate c, String text, int start, Sightings found) {
    var r = c.recogniser;
    int to = Math.min(text.length(), start + window(r.trigger()));
    int matched = r.form().end(text, start, to);
    if (matched > start) {
      confirm(c, text, start, matched, found);
    }
  }

  private static int window(Trigger trigger) {
    return switch (trigger) {
      case PREFIX, SCHEME -> WINDOW;
      case AT -> 4 * SHORT_WINDOW;
      default -> SHORT_WINDOW;
    };
  }

  private void confirm(Candidate c, String text, int start, int matched, Sightings found) {
    var r = c.recogniser;
    int end = trimmed(r, text, start, matched);
    boolean open = end >= text.length() || !alphanumeric(text.charAt(end));
    if (r.trigger() != Trigger.SCHEME && !(open && !decimal(text, end))) {
      return;
    }
    var value = text.substring(start, end);
    boolean counted =
        r.digits() == Recogniser.Range.ANY || r.digits().has(Checksums.digits(value).length());
    if (!counted) {
      return;
    }
    if (!r.check().holds(value)) {
      found.refute(r, start, end);
      return;
    }
    boolean near = c.context != 0 && near(c, text, start, end);
    if (near || !r.contextRequired()) {
      double score = near ? Math.min(1, r.score() + CONTEXT_BONUS) : r.score();
      found.add(new Finding(r.entity(), start, end, score, evidence(r, near)), r, near);
    }
  }

  private boolean near(Candidate c, String text, int start, int end) {
    long around =
        words.in(text, start - CONTEXT_BEFORE, start) | words.in(text, end, end + CONTEXT_AFTER);
    return (around & c.context) != 0;
  }

  /** A number that goes on with a decimal part or another group is something else. */
  private static boolean decimal(String text, int end) {
    return end + 1 < text.length()
        && Character.isDigit(text.charAt(end - 1))
        && ".-".indexOf(text.charAt(end)) >= 0
        && Character.isDigit(text.charAt(end + 1));
  }

  private static int trimmed(Recogniser r, String text, int start, int end) {
    int cut = end;
    while (r.entity() == Entity.URL
        && cut > start + 1
        && ".,;:!?)'".indexOf(text.charAt(cut - 1)) >= 0) {
      cut--;
    }
    return cut;
  }

  private static String evidence(Recogniser r, boolean near) {
    var check = r.check() == Check.NONE ? "" : ", " + r.check().name().toLowerCase(Locale.ROOT);
    return r.name() + check + (near ? ", context" : "");
  }

  private static int back(String text, int at) {
    int start = at;
    while (start > 0 && at - start < LOOK_BACK && mailbox(text.charAt(start - 1))) {
      start--;
    }
    while (start < at && !alphanumeric(text.charAt(start))) {
      start++;
    }
    return start;
  }

  private static boolean mailbox(char c) {
    return alphanumeric(c) || "._%+-".indexOf(c) >= 0;
  }

  private static boolean hexSeparator(char c) {
    return c == ':' || c == '-';
  }

  private static boolean capital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean letter(char c) {
    int lower = c | 32;
    return c < 128 && lower >= 'a' && lower <= 'z';
  }

  static boolean alphanumeric(char c) {
    return letter(c) || (c >= '0' && c <= '9');
  }
}
