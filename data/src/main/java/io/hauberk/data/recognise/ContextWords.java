package io.hauberk.data.recognise;

import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which recognisers have one of their context words in a stretch of text, as bits. */
final class ContextWords {

  private static final int MOST = Long.SIZE - 1;

  private final Map<Recogniser, Long> bits = new HashMap<>();
  private final Map<Character, List<Word>> byFirst = new HashMap<>();
  private final boolean[] begins = new boolean[1 << Character.SIZE];

  /** A word in lower case and the recognisers that listen to it. */
  private record Word(String text, long bits) {}

  ContextWords(List<Recogniser> recognisers) {
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
    byFirst.computeIfAbsent(first, c -> new ArrayList<>()).add(new Word(word, listeners));
    begins[first] = true;
    begins[Character.toUpperCase(first)] = true;
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
      if (begins[text.charAt(i)] && !(i > 0 && inWord(text.charAt(i - 1), text.charAt(i)))) {
        near |= at(text, i, end);
      }
    }
    return near;
  }

  /** Latin words count where they begin only: no "tel" in a hotel. */
  private static boolean inWord(char before, char c) {
    return c < 128 && Character.isLetter(before) && before < 128;
  }

  private long at(String text, int i, int end) {
    long near = 0;
    for (var word : byFirst.getOrDefault(Character.toLowerCase(text.charAt(i)), List.of())) {
      int length = word.text.length();
      if (i + length <= end && text.regionMatches(true, i, word.text, 0, length)) {
        near |= word.bits;
      }
    }
    return near;
  }
}
