package io.hauberk.trust.scan;

import java.util.Arrays;

/** What follows each opcode of pickle protocols 0 to 5, after CPython's Lib/pickletools. */
enum Opcode {
  UNKNOWN,
  NONE,
  LINE,
  TWO_LINES,
  BYTE_1,
  BYTES_2,
  BYTES_4,
  BYTES_8,
  LENGTH_1,
  LENGTH_4,
  LENGTH_8;

  private static final Opcode[] TABLE = new Opcode[256];

  static {
    Arrays.fill(TABLE, UNKNOWN);
    set(NONE, "(.012NQRabd}eolst)u]");
    set(
        NONE,
        "\u0081\u0085\u0086\u0087\u0088\u0089\u008f\u0090\u0091\u0092\u0093\u0094\u0097\u0098");
    set(LINE, "FILPSVgp");
    set(TWO_LINES, "ci");
    set(BYTE_1, "Khq\u0080\u0082");
    set(BYTES_2, "M\u0083");
    set(BYTES_4, "Jjr\u0084");
    set(BYTES_8, "G\u0095");
    set(LENGTH_1, "UC\u008a\u008c");
    set(LENGTH_4, "TXB\u008b");
    set(LENGTH_8, "\u008d\u008e\u0096");
  }

  private static void set(Opcode argument, String codes) {
    codes.chars().forEach(code -> TABLE[code] = argument);
  }

  static Opcode argument(int code) {
    return TABLE[code];
  }
}
