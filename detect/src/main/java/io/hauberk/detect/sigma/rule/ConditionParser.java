package io.hauberk.detect.sigma.rule;

import io.hauberk.detect.sigma.pattern.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the line {@code condition}: or, and, not from loose to tight, parentheses, names of
 * selections, and {@code 1 of}, {@code all of} with a pattern of names or {@code them}. Names that
 * start with an underscore are not among {@code them}.
 */
final class ConditionParser {

  private static final int MOST_CHARACTERS = 4096;
  private static final int DEEPEST = 64;
  private static final Pattern WORD = Pattern.compile("\\s*([()]|[^\\s()]+)\\s*");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.*-]+");

  private final String text;
  private final Map<String, Condition> selections;
  private final List<String> words = new ArrayList<>();
  private int at;
  private int depth;

  private ConditionParser(String text, Map<String, Condition> selections) {
    this.text = text;
    this.selections = selections;
    var matcher = WORD.matcher(text);
    while (matcher.lookingAt()) {
      words.add(matcher.group(1));
      matcher.region(matcher.end(), text.length());
    }
  }

  static Condition parse(String text, Map<String, Condition> selections) {
    RuleErrors.require(
        text.length() <= MOST_CHARACTERS, "condition", text, "at most 4096 characters");
    var parser = new ConditionParser(text, selections);
    var condition = parser.either();
    if (parser.at < parser.words.size()) {
      boolean piped = parser.peek().startsWith("|");
      throw parser.refused(piped ? "no pipe: write a correlation" : "and, or, or its end");
    }
    return condition;
  }

  private Condition either() {
    if (++depth > DEEPEST) {
      throw refused("at most " + DEEPEST + " parentheses and negations within each other");
    }
    var parts = new ArrayList<Condition>();
    do {
      parts.add(both());
    } while (takes("or"));
    depth--;
    return Condition.any(parts);
  }

  private Condition both() {
    var parts = new ArrayList<Condition>();
    do {
      parts.add(negated());
    } while (takes("and"));
    return Condition.all(parts);
  }

  private Condition negated() {
    boolean negative = false;
    while (takes("not")) {
      negative = !negative;
    }
    var part = single();
    return negative ? new Condition.Not(part) : part;
  }

  private Condition single() {
    if (takes("(")) {
      var inner = either();
      if (!takes(")")) {
        throw refused("a closing parenthesis");
      }
      return inner;
    }
    boolean counts = at + 1 < words.size() && words.get(at + 1).equalsIgnoreCase("of");
    return counts ? counted() : named();
  }

  private Condition named() {
    var name = next();
    var found = selections.get(name);
    if (found == null) {
      throw RuleErrors.refused("condition", name, "one of " + selections.keySet());
    }
    return found;
  }

  private Condition counted() {
    var many = next().toLowerCase(Locale.ROOT);
    next();
    var parts = these(next());
    return switch (many) {
      case "1", "any" -> Condition.any(parts);
      case "all" -> Condition.all(parts);
      default -> throw RuleErrors.refused("condition", many + " of", "1 of or all of");
    };
  }

  private List<Condition> these(String name) {
    if (!NAME.matcher(name).matches()) {
      throw refused("a pattern of names, or them");
    }
    var pattern = Wildcard.parse(name);
    var found = new ArrayList<Condition>();
    selections.forEach(
        (key, selection) -> {
          boolean meant =
              name.equalsIgnoreCase("them") ? !key.startsWith("_") : pattern.matches(key);
          if (meant) {
            found.add(selection);
          }
        });
    if (found.isEmpty()) {
      throw RuleErrors.refused("condition", name, "a pattern of " + selections.keySet());
    }
    return found;
  }

  private boolean takes(String word) {
    boolean found = at < words.size() && words.get(at).equalsIgnoreCase(word);
    at += found ? 1 : 0;
    return found;
  }

  private String peek() {
    return at < words.size() ? words.get(at) : "its end";
  }

  private String next() {
    if (at == words.size()) {
      throw refused("a selection");
    }
    return words.get(at++);
  }

  private RuntimeException refused(String rule) {
    return RuleErrors.refused("condition", peek() + " in " + text, rule);
  }
}
