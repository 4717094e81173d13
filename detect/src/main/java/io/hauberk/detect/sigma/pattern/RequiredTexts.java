package io.hauberk.detect.sigma.pattern;

import java.util.Collection;
import java.util.List;

/**
 * Texts that a match of a regular expression must hold: every value in which the expression is
 * found holds one of them, once folded. What is not sure to be needed (options, classes, repetition
 * from none, letters beyond ASCII) asks for nothing, and an expression of a form that is not known
 * here gives no texts: then nothing can be concluded from a value's text.
 *
 * <p>Source: after Cox 2012, "Regular Expression Matching with a Trigram Index", with whole texts
 * in place of trigrams.
 */
public final class RequiredTexts {

  private static final int MOST_DEPTH = 64;
  private static final String ZERO_WIDTH = "bBAz";
  private static final String ONE_OF_MANY = "dDwWsStnrfva";
  private static final String FLAGS = "imsU-";
  private static final String NOT_PLAIN = "^-[]\\";

  /** Among the members of a class; more ask for nothing. */
  private static final int MOST_MEMBERS = 4;

  private final String text;
  private int at;
  private int depth;

  /** Something was met that this reader does not know. */
  private boolean isDoubtful;

  private RequiredTexts(String text) {
    this.text = text;
  }

  /**
   * The texts, folded; empty if there are none.
   *
   * @param expression in the syntax of RE2, and taken by it
   */
  public static List<String> of(String expression) {
    var reader = new RequiredTexts(expression);
    var need = reader.alternatives();
    boolean isRead = !reader.isDoubtful && reader.at == expression.length();
    return isRead ? sorted(need.texts()) : List.of();
  }

  private static List<String> sorted(Collection<String> texts) {
    return texts.stream().sorted().toList();
  }

  private Need alternatives() {
    var need = sequence();
    while (at < text.length() && text.charAt(at) == '|') {
      at++;
      need = need.or(sequence());
    }
    return need;
  }

  private Need sequence() {
    var run = new NeedRun();
    while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      run.add(repeated(step()));
    }
    return run.end();
  }

  /** What one step needs, without what is said of its repetition. */
  private Need step() {
    char c = text.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> members();
      case '\\' -> escaped();
      case '.' -> Need.ANYTHING;
      case '^', '$' -> Need.NOTHING;
      case '*', '+', '?' -> doubt();
      default -> Need.character(c);
    };
  }

  private Need group() {
    if (text.startsWith("?", at)) {
      skipNameOrFlags();
      if (text.startsWith(")", at)) {
        at++;
        return Need.NOTHING;
      }
      if (!text.startsWith(":", at) && !text.startsWith(">", at)) {
        return doubt();
      }
      at++;
    }
    if (++depth > MOST_DEPTH) {
      return doubt();
    }
    var need = alternatives();
    depth--;
    return text.startsWith(")", at++) ? need : doubt();
  }

  /** To the character behind. */
  private void skipNameOrFlags() {
    boolean isName = text.startsWith("?P<", at) || text.startsWith("?<", at);
    int end = isName ? text.indexOf('>', at) : at + 1;
    at = end < 0 ? text.length() : end;
    while (at < text.length() && FLAGS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** A class of a few plain characters, or any. */
  private Need members() {
    int from = at;
    skipMembers();
    if (!text.startsWith("]", at)) {
      return doubt();
    }
    var inside = text.substring(from, at++);
    isDoubtful |= inside.contains("[:");
    boolean isPlain = inside.chars().noneMatch(c -> NOT_PLAIN.indexOf(c) >= 0);
    return isPlain && inside.length() <= MOST_MEMBERS
        ? inside.chars().mapToObj(c -> Need.character((char) c)).reduce(Need::or).orElseThrow()
        : Need.ANYTHING;
  }

  /** To the bracket that closes; one that comes first is a member. */
  private void skipMembers() {
    at += text.startsWith("^", at) ? 1 : 0;
    for (int first = at; at < text.length() && (text.charAt(at) != ']' || at == first); at++) {
      at += text.charAt(at) == '\\' ? 1 : 0;
    }
  }

  private Need escaped() {
    if (at >= text.length()) {
      return doubt();
    }
    char c = text.charAt(at++);
    if (ZERO_WIDTH.indexOf(c) >= 0) {
      return Need.NOTHING;
    }
    if (ONE_OF_MANY.indexOf(c) >= 0) {
      return Need.ANYTHING;
    }
    return Character.isLetterOrDigit(c) ? doubt() : Need.character(c);
  }

  private Need repeated(Need need) {
    char c = at < text.length() ? text.charAt(at) : ' ';
    return switch (c) {
      case '*' -> lazy(1, Need.ANYTHING);
      case '?' -> lazy(1, need.or(Need.NOTHING));
      case '+' -> lazy(1, need.repeated());
      case '{' -> counted(need);
      default -> need;
    };
  }

  /** A count between braces; braces of another form are characters. */
  private Need counted(Need need) {
    int end = text.indexOf('}', at);
    var count = end < 0 ? "" : text.substring(at + 1, end);
    if (!count.matches("[0-9]+(,[0-9]*)?")) {
      return need;
    }
    boolean isNone = count.startsWith("0");
    return lazy(count.length() + 2, isNone ? Need.ANYTHING : need.repeated());
  }

  private Need lazy(int length, Need need) {
    at += length;
    at += text.startsWith("?", at) ? 1 : 0;
    return need;
  }

  private Need doubt() {
    isDoubtful = true;
    at = text.length();
    return Need.ANYTHING;
  }
}
