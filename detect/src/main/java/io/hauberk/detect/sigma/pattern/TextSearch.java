package io.hauberk.detect.sigma.pattern;

import io.hauberk.core.DataFormatException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds many texts in one pass over a value (Aho and Corasick 1975), as a table of states by
 * classes of characters. Only the first {@value #MOST_CHARACTERS} characters of a text are looked
 * for, and characters beyond ASCII share {@value #OTHERS} classes, since some rules list a thousand
 * of them: a hit on what is not {@link #isExact} is a candidate.
 */
public final class TextSearch {

  /** Shares states between texts; what is behind is seldom needed to tell them apart. */
  public static final int MOST_CHARACTERS = 20;

  /** 256 MiB of table. */
  private static final long MOST_CELLS = 1 << 26;

  private static final int ASCII = 128;
  private static final int OTHERS = 32;

  /** Of a character, or of what it shares; 0 for those that no text has. */
  private final int[] kinds = new int[ASCII + OTHERS];

  private int classes = 1;
  private int[] table;

  /** The next state, by suffix, at which a text ends; 0 for none. */
  private final int[] shorter;

  private final int[][] ends;

  /**
   * @param texts none empty; their places are what {@link #scan} tells
   */
  public TextSearch(List<String> texts) {
    texts.forEach(this::classify);
    var found = new ArrayList<List<Integer>>();
    found.add(new ArrayList<>());
    table = new int[classes];
    for (int text = 0; text < texts.size(); text++) {
      found.get(insert(cut(texts.get(text)), found)).add(text);
    }
    table = Arrays.copyOf(table, found.size() * classes);
    ends =
        found.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    shorter = new int[ends.length];
    link();
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
  }

  private void classify(String text) {
    for (char c : cut(text).toCharArray()) {
      if (classOf(c) == 0) {
        kinds[kind(c)] = classes++;
      }
    }
  }

  private int classOf(char c) {
    return kinds[kind(c)];
  }

  private static int kind(char c) {
    return c < ASCII ? c : ASCII + (c & OTHERS - 1);
  }

  /** Whether a hit on the text says that the value holds it. */
  public static boolean isExact(String text) {
    return text.length() <= MOST_CHARACTERS && text.chars().allMatch(c -> c < ASCII);
  }

  private int insert(String text, List<List<Integer>> found) {
    int state = 0;
    for (int i = 0; i < text.length(); i++) {
      int cell = state * classes + classOf(text.charAt(i));
      if (table[cell] == 0) {
        table[cell] = found.size();
        found.add(new ArrayList<>(1));
        grow(found.size());
      }
      state = table[cell];
    }
    return state;
  }

  private void grow(int states) {
    long cells = (long) states * classes;
    if (cells > MOST_CELLS) {
      throw new DataFormatException("sigma.texts", cells, "at most " + MOST_CELLS + " cells");
    }
    if (cells > table.length) {
      table = Arrays.copyOf(table, (int) Math.min(MOST_CELLS, 2 * cells));
    }
  }

  /** Breadth first: a state's suffix is nearer to the root. */
  private void link() {
    var suffix = new int[ends.length];
    var queue = new ArrayDeque<Integer>();
    queue.add(0);
    while (!queue.isEmpty()) {
      int state = queue.remove();
      for (int kind = 1; kind < classes; kind++) {
        int cell = state * classes + kind;
        int fallback = state == 0 ? 0 : table[suffix[state] * classes + kind];
        if (table[cell] == 0) {
          table[cell] = fallback;
        } else {
          int next = table[cell];
          suffix[next] = fallback;
          shorter[next] = ends[fallback].length > 0 ? fallback : shorter[fallback];
          queue.add(next);
        }
      }
    }
  }

  /** Tells the places of the texts found, some more than once. */
  public void scan(char[] value, int length, IntConsumer each) {
    int state = 0;
    for (int i = 0; i < length; i++) {
      state = table[state * classes + classOf(value[i])];
      if (ends[state].length > 0) {
        tell(state, each);
      }
      if (shorter[state] != 0) {
        for (int end = shorter[state]; end != 0; end = shorter[end]) {
          tell(end, each);
        }
      }
    }
  }

  private void tell(int state, IntConsumer each) {
    for (int text : ends[state]) {
      each.accept(text);
    }
  }
}
