package io.hauberk.data.recognise;

import io.hauberk.core.Checks;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which recognisers have one of their context words in a stretch of text, as bits. */
final class ContextWords {

  private static final int MOST = Long.SIZE - 1;
  private static final int ASCII = 128;
  private static final Word[] NONE = {};

  private final Map<Recogniser, Long> bits = new HashMap<>();
  private final Word[][] byFirst = new Word[1 << Character.SIZE][];

  /** Pairs of ASCII characters, in lower case, that a word begins with. */
  private final boolean[] pairs = new boolean[ASCII * ASCII];

  /** A word in lower case and the recognisers that listen to it. */
  private record Word(String text, long bits) {}

  ContextWords(List<Recogniser> recognisers) {
    Arrays.fill(byFirst, NONE);
    var words = new HashMap<String, Long>();
    for (var recogniser : recognisers) {
      if (!recogniser.context().isEmpty()) {
        Checks.argument(bits.size() < MOST, "recognisers with context", "more", "at most " + MOST);
        long bit = 1L << bits.size();
        bits.put(recogniser, bit);
        recogniser.context().forEach(word -> words.merge(word, bit, (a, b) -> a | b));
      }
    }
    words.forEach(this::add);
  }

  private void add(String word, long listeners) {
    char first = word.charAt(0);
    var added = new Word(word, listeners);
    putAt(first, added);
    if (Character.toUpperCase(first) != first) {
      putAt(Character.toUpperCase(first), added);
    }
    for (char second = 0; second < ASCII && first < ASCII; second++) {
      boolean goesOn = word.length() == 1 || word.charAt(1) == second;
      pairs[first * ASCII + second] |= goesOn;
    }
  }

  private void putAt(char first, Word word) {
    var before = byFirst[first];
    var after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = word;
    byFirst[first] = after;
  }

  /** The bit of a recogniser; none when it has no context. */
  long bit(Recogniser recogniser) {
    return bits.getOrDefault(recogniser, 0L);
  }

  /** Recognisers with a word that lies in {@code [from, to)}. */
  long in(String text, int from, int to) {
    long near = 0;
    int end = Math.min(to, text.length());
    for (int i = Math.max(0, from); i < end; i++) {
      char c = text.charAt(i);
      var words = byFirst[c];
      boolean begins = words.length > 0 && !(i > 0 && inWord(text.charAt(i - 1), c));
      if (begins && (i + 1 == end || paired(c, text.charAt(i + 1)))) {
        near |= at(words, text, i, end);
      }
    }
    return near;
  }

  /** Latin words count where they begin only: no "tel" in a hotel. */
  private static boolean inWord(char before, char c) {
    return c < 128 && Character.isLetter(before) && before < 128;
  }

  /** Whether a word can begin so; cheaper than trying each. */
  private boolean paired(char first, char second) {
    return first >= ASCII
        || second >= ASCII
        || pairs[Character.toLowerCase(first) * ASCII + Character.toLowerCase(second)];
  }

  private static long at(Word[] words, String text, int i, int end) {
    long near = 0;
    for (var word : words) {
      int length = word.text.length();
      if (i + length <= end && text.regionMatches(true, i, word.text, 0, length)) {
        near |= word.bits;
      }
    }
    return near;
  }
}
