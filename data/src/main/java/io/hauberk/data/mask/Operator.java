package io.hauberk.data.mask;

import io.hauberk.core.Checks;
import io.hauberk.data.recognise.Entity;
import java.util.Objects;

/**
 * What is done to a value. Keys are named, never held: {@link MaskKeys} brings them. A domain
 * joins: equal values under the same operator, key and domain become equal values, in whatever
 * table.
 */
public sealed interface Operator {

  /** Goes back with the key and a permit. */
  sealed interface Reversible extends Operator {
    String key();

    String domain();
  }

  /** The value as it is. */
  record Keep() implements Operator {}

  /** A fixed word instead; what equal values had in common is gone, too. */
  record Redact(String word) implements Operator {
    public Redact {
      Checks.inRange("word length", word.length(), 0, 100);
    }
  }

  /**
   * Stars but for the ends; a value of not more than both ends is all stars. Punctuation stays.
   *
   * @param first characters kept at the start
   * @param last characters kept at the end
   */
  record Partial(int first, int last) implements Operator {
    public Partial {
      Checks.inRange("first", first, 0, 100);
      Checks.inRange("last", last, 0, 100);
    }
  }

  /** An invented value of the same kind, always the same one for the same value and key. */
  record Surrogate(String key, String domain, Entity kind) implements Operator {
    public Surrogate {
      Named.check(key, domain);
      Objects.requireNonNull(kind, "kind");
    }
  }

  /**
   * HMAC-SHA256, as 64 hexadecimal digits. Nobody without the key can try values against it (NIST
   * IR 8053, ENISA 2019); whoever has the key can.
   */
  record KeyedHash(String key, String domain) implements Operator {
    public KeyedHash {
      Named.check(key, domain);
    }
  }

  /** An AES-SIV token. */
  record Token(String key, String domain) implements Reversible {
    public Token {
      Named.check(key, domain);
    }
  }

  /**
   * An FF1 token over the digits of a value of at least six; other characters stay where they are.
   */
  record FormatPreserving(String key, String domain) implements Reversible {
    public FormatPreserving {
      Named.check(key, domain);
    }
  }

  /**
   * A date moved by a number of days that the key and the row's subject decide, so that the
   * distances between one subject's dates stay.
   *
   * @param days the most, either way; at least 1
   * @param subject the column that tells whose date it is
   */
  record ShiftDate(String key, int days, String subject) implements Operator {
    public ShiftDate {
      Named.check(key, subject);
      Checks.inRange("days", days, 1, 36_500);
    }
  }

  /** A number's interval {@code [low, high)} of this width, counted from zero. */
  record Interval(double width) implements Operator {
    public Interval {
      Checks.positive("width", width);
    }
  }

  /** The first characters only, the rest as stars: post codes, networks. */
  record Prefix(int length) implements Operator {
    public Prefix {
      Checks.inRange("length", length, 0, 100);
    }
  }

  /** A date's month or year only. */
  record DatePart(Part part) implements Operator {
    /** What is left of a date. */
    public enum Part {
      MONTH,
      YEAR
    }

    public DatePart {
      Objects.requireNonNull(part, "part");
    }
  }

  /**
   * Laplace noise on a number, from the operating system's generator, in the number of decimals it
   * had. This is no differential privacy: nothing bounds what one person changes.
   *
   * @param scale of the Laplace distribution, in the value's unit
   */
  record Noise(double scale) implements Operator {
    public Noise {
      Checks.positive("scale", scale);
    }
  }

  /** What is found in a longer text, each thing by its own operator. */
  record InText() implements Operator {}
}
