package io.hauberk.detect.log.template;

import java.nio.charset.StandardCharsets;

/** What each byte of a line can be part of, as bits that are joined over an atom. */
final class ByteClass {
  private ByteClass() {}

  /** White space and control bytes: they end an atom and are written as one blank. */
  static final byte SPACE = 1;

  /** A byte that stands for itself and keeps its place. */
  static final byte DELIMITER = 1 << 1;

  static final byte DIGIT = 1 << 2;

  /** Anything but the sixteen hexadecimal digits. */
  static final byte NOT_HEX = 1 << 3;

  static final byte SLASH = 1 << 4;

  static final byte AT = 1 << 5;

  static final byte DOT = 1 << 6;

  /** A byte at which an atom ends. */
  static final byte ENDS = SPACE | DELIMITER;

  private static final byte[] TABLE = table();

  static byte of(byte b) {
    return TABLE[b & 0xff];
  }

  private static byte[] table() {
    var table = new byte[256];
    java.util.Arrays.fill(table, NOT_HEX);
    java.util.Arrays.fill(table, 0, 0x21, SPACE);
    table[0x7f] = SPACE;
    for (byte b : "=:,;()[]{}<>\"'|`".getBytes(StandardCharsets.US_ASCII)) {
      table[b] = DELIMITER;
    }
    for (byte b : "abcdefABCDEF".getBytes(StandardCharsets.US_ASCII)) {
      table[b] = 0;
    }
    for (byte b = '0'; b <= '9'; b++) {
      table[b] = DIGIT;
    }
    table['/'] = SLASH | NOT_HEX;
    table['\\'] = SLASH | NOT_HEX;
    table['@'] = AT | NOT_HEX;
    table['.'] = DOT | NOT_HEX;
    return table;
  }
}
