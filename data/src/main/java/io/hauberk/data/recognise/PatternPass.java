package io.hauberk.data.recognise;

import java.util.List;

/**
 * One pass over the characters of one text: a pattern is tried only where its trigger holds, on a
 * window of bounded length, so the cost is linear whatever the text. Used once, by one thread.
 */
final class PatternPass {

  private static final int LOOK_BACK = 64;
  private static final int LOOK_AHEAD = 40;
  private static final int LONGEST_HEX_GROUP = 4;

  private final PatternScanner recognisers;
  private final String text;
  private final PatternTrial trial;

  /** Which recognisers are worth a try at a place. */
  @FunctionalInterface
  private interface Gate {
    boolean lets(Recogniser recogniser);
  }

  PatternPass(PatternScanner recognisers, String text) {
    this.recognisers = recognisers;
    this.text = text;
    trial = new PatternTrial(recognisers.words(), text);
  }

  List<Finding> findings() {
    int n = text.length();
    for (int i = 0; i < n; ) {
      char c = text.charAt(i);
      if (Ascii.alphanumeric(c)) {
        i = word(i);
      } else {
        sign(i, c);
        i++;
      }
    }
    return trial.standing();
  }

  private void sign(int at, char c) {
    switch (c) {
      case '@' -> tryAll(Trigger.AT, back(at));
      case ':' -> scheme(at);
      case '+', '(' -> number(at);
      case '-' -> prefixes(at, c);
      default -> han(at, c);
    }
  }

  private void han(int at, char c) {
    boolean plate = c >= 0x4E00 && at + 1 < text.length() && Ascii.capital(text.charAt(at + 1));
    if (plate) {
      tryAll(Trigger.HAN, at);
    }
  }

  private void scheme(int at) {
    if (text.startsWith("://", at)) {
      tryAll(Trigger.SCHEME, back(at));
    }
  }

  /** From the first letter or digit; returns where the run ends. */
  private int word(int start) {
    int end = start;
    int digits = 0;
    for (; end < text.length() && Ascii.alphanumeric(text.charAt(end)); end++) {
      digits += Ascii.digit(text.charAt(end)) ? 1 : 0;
    }
    int length = end - start;
    prefixes(start, text.charAt(start));
    if (hexGroup(start, end)) {
      tryAll(Trigger.HEX, start);
    }
    if (digits > 0) {
      withDigits(start, length, digits);
    } else if (length == 2 && Ascii.capital(text.charAt(start))) {
      words(start, length);
    }
    return end;
  }

  /** The first of several short groups of hexadecimal digits. */
  private boolean hexGroup(int start, int end) {
    boolean joined =
        end - start <= LONGEST_HEX_GROUP
            && end < text.length()
            && Ascii.hexSeparator(text.charAt(end))
            && !(start > 0 && Ascii.hexSeparator(text.charAt(start - 1)));
    for (int i = start; i < end && joined; i++) {
      joined = Character.digit(text.charAt(i), 16) >= 0;
    }
    return joined;
  }

  private void withDigits(int start, int length, int digits) {
    boolean opened = start > 0 && (text.charAt(start - 1) == '+' || text.charAt(start - 1) == '(');
    if (Ascii.digit(text.charAt(start)) && !opened) {
      number(start);
    }
    if (digits >= 2) {
      words(start, length);
    }
  }

  private void words(int start, int length) {
    offer(Trigger.WORD, r -> r.length().has(length), start);
  }

  private void number(int start) {
    if (!inNumber(start)) {
      int digits = digitsAhead(start);
      offer(Trigger.NUMBER, r -> digits >= r.digits().low(), start);
    }
  }

  /** A group after a digit and a joining sign belongs to a number that began before. */
  private boolean inNumber(int start) {
    return start >= 2
        && ".-/".indexOf(text.charAt(start - 1)) >= 0
        && Character.isDigit(text.charAt(start - 2));
  }

  private int digitsAhead(int start) {
    int digits = 0;
    int gap = 0;
    int end = Math.min(text.length(), start + LOOK_AHEAD);
    for (int i = start; i < end && gap < 3; i++) {
      char c = text.charAt(i);
      if (Ascii.digit(c)) {
        digits++;
        gap = 0;
      } else if (" -./()+:".indexOf(c) >= 0) {
        gap++;
      } else {
        return digits;
      }
    }
    return digits;
  }

  private void prefixes(int start, char first) {
    for (var candidate : recognisers.beginning(first)) {
      if (text.startsWith(candidate.recogniser().prefix(), start)) {
        trial.attempt(candidate, start);
      }
    }
  }

  private void tryAll(Trigger trigger, int start) {
    offer(trigger, r -> true, start);
  }

  private void offer(Trigger trigger, Gate gate, int start) {
    char first = text.charAt(start);
    char second = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
    for (var candidate : recognisers.at(trigger)) {
      var r = candidate.recogniser();
      if (gate.lets(r) && r.form().canStart(first, second)) {
        trial.attempt(candidate, start);
      }
    }
  }

  private int back(int at) {
    int start = at;
    while (start > 0 && at - start < LOOK_BACK && Ascii.mailbox(text.charAt(start - 1))) {
      start--;
    }
    while (start < at && !Ascii.alphanumeric(text.charAt(start))) {
      start++;
    }
    return start;
  }
}
