package io.hauberk.detect.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of a symbolic column, numbered as they first came. */
final class Vocabulary {

  /** One bin is left for all other words. */
  static final int MAX_WORDS = 255;

  static final int MAX_WORD_CHARS = 256;

  /** Any word that is not known. */
  static final int UNSEEN = -1;

  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  /** The word's code; a new word becomes known while there is room. */
  int learn(String word) {
    int known = code(word);
    if (known != UNSEEN || words.size() == MAX_WORDS || word.length() > MAX_WORD_CHARS) {
      return known;
    }
    codes.put(word, words.size());
    words.add(word);
    return words.size() - 1;
  }

  int code(String word) {
    return codes.getOrDefault(word, UNSEEN);
  }

  List<String> words() {
    return List.copyOf(words);
  }
}
