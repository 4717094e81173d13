package io.hauberk.data.recognise;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.hauberk.core.DataFormatException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One recogniser, from one small file of {@code name: value} lines: what it finds, where it is
 * tried, its pattern (RE2 syntax, linear time), the checksum, the words that must or may stand
 * near.
 */
record Recogniser(
    String name,
    Entity entity,
    Trigger trigger,
    Range length,
    Range digits,
    String prefix,
    Form form,
    Check check,
    double score,
    List<String> context,
    boolean contextRequired) {

  static final int MAX_FILE = 20_000;

  private static final int MAX_REPEAT_PROGRAM = 2_000;
  private static final Set<String> KEYS =
      Set.of(
          "entity",
          "trigger",
          "length",
          "digits",
          "prefix",
          "pattern",
          "check",
          "score",
          "context",
          "context-required");

  /** Both ends belong to it. */
  record Range(int low, int high) {
    static final Range ANY = new Range(0, Integer.MAX_VALUE);

    boolean has(int n) {
      return n >= low && n <= high;
    }
  }

  /** With the faster matcher; for our own patterns only. */
  Recogniser trusted() {
    var faster =
        form instanceof Form.Linear linear
            ? new Form.Backtracking(linear.pattern().pattern())
            : form;
    return new Recogniser(
        name,
        entity,
        trigger,
        length,
        digits,
        prefix,
        faster,
        check,
        score,
        context,
        contextRequired);
  }

  static Recogniser parse(String name, String file) {
    if (file.length() > MAX_FILE) {
      throw broken(name, file.length() + " characters", "at most " + MAX_FILE);
    }
    var fields = fields(name, file);
    try {
      return new Recogniser(
          name,
          Entity.named(need(name, fields, "entity")),
          Trigger.valueOf(need(name, fields, "trigger")),
          range(fields.getOrDefault("length", "")),
          range(fields.getOrDefault("digits", "")),
          fields.getOrDefault("prefix", ""),
          new Form.Linear(Pattern.compile(need(name, fields, "pattern"))),
          Check.valueOf(fields.getOrDefault("check", "NONE")),
          score(need(name, fields, "score")),
          words(fields.getOrDefault("context", "")),
          "yes".equals(fields.get("context-required")));
    } catch (PatternSyntaxException e) {
      throw broken(name, "a broken pattern", "RE2 syntax");
    } catch (IllegalArgumentException e) {
      throw broken(name, "an unknown word or number", "the words of the format, numbers in range");
    }
  }

  private static Map<String, String> fields(String name, String file) {
    var fields = new HashMap<String, String>();
    for (var line : file.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      int colon = line.indexOf(": ");
      var key = colon < 0 ? "" : line.substring(0, colon);
      if (!KEYS.contains(key) || fields.put(key, line.substring(colon + 2)) != null) {
        throw broken(name, "a line with no known key, or twice", "one of " + KEYS);
      }
    }
    if ("PREFIX".equals(fields.get("trigger")) == fields.getOrDefault("prefix", "").isEmpty()) {
      throw broken(name, "prefix", "with trigger PREFIX and only there");
    }
    return fields;
  }

  private static String need(String name, Map<String, String> fields, String key) {
    var value = fields.get(key);
    if (value == null || value.length() > MAX_REPEAT_PROGRAM) {
      throw broken(name, "no " + key, "given, and short");
    }
    return value;
  }

  private static Range range(String text) {
    if (text.isEmpty()) {
      return Range.ANY;
    }
    int dash = text.indexOf('-');
    if (dash < 0) {
      throw new IllegalArgumentException("range: no dash (expected: low-high)");
    }
    return new Range(
        Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
  }

  private static double score(String text) {
    double score = Double.parseDouble(text);
    io.hauberk.core.Checks.inRange("score", score, 0, 1);
    return score;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(","))
        .map(word -> word.strip().toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static DataFormatException broken(String name, String value, String rule) {
    return new DataFormatException("recogniser " + name, value, rule);
  }
}
