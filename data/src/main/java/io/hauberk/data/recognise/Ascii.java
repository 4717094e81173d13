package io.hauberk.data.recognise;

/** Kinds of ASCII characters. */
final class Ascii {
  private Ascii() {}

  static boolean letter(char c) {
    int lower = c | 32;
    return c < 128 && lower >= 'a' && lower <= 'z';
  }

  static boolean capital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean alphanumeric(char c) {
    return letter(c) || digit(c);
  }

  static boolean mailbox(char c) {
    return alphanumeric(c) || "._%+-".indexOf(c) >= 0;
  }

  static boolean hexSeparator(char c) {
    return c == ':' || c == '-';
  }
}
