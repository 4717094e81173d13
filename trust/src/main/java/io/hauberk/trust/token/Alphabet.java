package io.hauberk.trust.token;

import io.hauberk.core.Checks;
import java.util.Arrays;

/** The characters a format is made of; their order gives each its digit. */
public final class Alphabet {

  /** 0 to 9. */
  public static final Alphabet DIGITS = new Alphabet("0123456789");

  /** 0 to 9, a to z. */
  public static final Alphabet DIGITS_AND_LETTERS =
      new Alphabet("0123456789abcdefghijklmnopqrstuvwxyz");

  private static final int ASCII = 128;

  private final byte[] characters;
  private final byte[] digits = new byte[ASCII];

  /**
   * @param characters 2 to 94 different printable ASCII characters
   */
  public Alphabet(String characters) {
    Checks.inRange("alphabet size", characters.length(), 2, 94);
    this.characters = new byte[characters.length()];
    Arrays.fill(digits, (byte) -1);
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      boolean fresh = c > ' ' && c < ASCII - 1 && digits[c] < 0;
      Checks.argument(fresh, "alphabet character " + i, (int) c, "printable ASCII, used once");
      digits[c] = (byte) i;
      this.characters[i] = (byte) c;
    }
  }

  /** How many characters there are. */
  public int radix() {
    return characters.length;
  }

  /** The number that characters {@code from} to {@code to} write, most significant first. */
  long number(String text, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = c < ASCII ? digits[c] : -1;
      if (digit < 0) {
        throw new IllegalArgumentException(
            Checks.message("value's character " + i, "foreign", "one of the alphabet"));
      }
      number = number * characters.length + digit;
    }
    return number;
  }

  /** Writes {@code number} into {@code text[from, to)}. */
  void write(long number, byte[] text, int from, int to) {
    if (characters.length == 10 && number <= Integer.MAX_VALUE) {
      writeDecimal((int) number, text, from, to);
      return;
    }
    long rest = number;
    for (int i = to - 1; i >= from; i--) {
      text[i] = characters[(int) (rest % characters.length)];
      rest /= characters.length;
    }
  }

  /** Division by a constant is a multiplication. */
  private void writeDecimal(int number, byte[] text, int from, int to) {
    int rest = number;
    for (int i = to - 1; i >= from; i--) {
      int quotient = rest / 10;
      text[i] = characters[rest - 10 * quotient];
      rest = quotient;
    }
  }
}
