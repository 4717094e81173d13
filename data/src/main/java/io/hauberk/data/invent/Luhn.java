package io.hauberk.data.invent;

import io.hauberk.data.recognise.Checksums;

/** The closing digit of card numbers, ISO/IEC 7812-1 annex B. */
final class Luhn {
  private Luhn() {}

  static String closed(String body) {
    for (char c = '0'; c <= '9'; c++) {
      if (Checksums.luhn(body + c)) {
        return body + c;
      }
    }
    throw new IllegalStateException("Luhn digit: none (expected: one of ten)");
  }
}
