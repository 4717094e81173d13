package io.hauberk.detect.sigma.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.Printed;
import java.util.ArrayDeque;

/**
 * Regular expressions of rules. They run in linear time (RE2); since counted repetition is written
 * out when compiled, and nests, its size is bounded before. Looking around and back references do
 * not exist there and are refused.
 */
final class Expressions {
  private Expressions() {}

  private static final int MOST_CHARACTERS = 4096;
  private static final long MOST_STEPS = 10_000;

  static Check.Expression compile(String text, int flags) {
    RuleErrors.require(text.length() <= MOST_CHARACTERS, "re", text, "at most 4096 characters");
    long steps = steps(text);
    RuleErrors.require(steps <= MOST_STEPS, "re", text, "at most 10000 steps when written out");
    try {
      return new Check.Expression(Pattern.compile(text, flags));
    } catch (PatternSyntaxException e) {
      var problem = e.getDescription() + ": " + e.getPattern();
      throw new DataFormatException("re", Printed.of(problem), "an expression of RE2", e);
    }
  }

  /** Steps with all repetition written out, or a little more. */
  private static long steps(String text) {
    var outer = new ArrayDeque<Long>();
    long sum = 0;
    long last = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        outer.push(sum + last);
        sum = 0;
        last = 0;
      } else if (c == ')' && !outer.isEmpty()) {
        last = sum + last + 1;
        sum = outer.pop();
      } else if (c == '{') {
        last = Math.min(last * times(text, i + 1), MOST_STEPS + 1);
      } else {
        i = endOfStep(text, i);
        sum += last;
        last = 1;
      }
    }
    return outer.stream().mapToLong(Long::longValue).sum() + sum + last;
  }

  /** The last character of a class or an escape. */
  private static int endOfStep(String text, int at) {
    return switch (text.charAt(at)) {
      case '[' -> endOfClass(text, at);
      case '\\' -> at + 1;
      default -> at;
    };
  }

  private static int endOfClass(String text, int from) {
    int at = from + 1;
    while (at < text.length() && (text.charAt(at) != ']' || at == from + 1)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  /** The largest number between the braces. */
  private static long times(String text, int from) {
    long most = 1;
    long number = 0;
    for (int i = from; i < text.length() && text.charAt(i) != '}'; i++) {
      char c = text.charAt(i);
      number = c >= '0' && c <= '9' ? Math.min(number * 10 + c - '0', MOST_STEPS) : 0;
      most = Math.max(most, number);
    }
    return most;
  }
}
