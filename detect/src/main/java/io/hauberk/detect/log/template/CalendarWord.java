package io.hauberk.detect.log.template;

import java.nio.charset.StandardCharsets;

/** The three letters by which logs name days and months. */
final class CalendarWord {
  private CalendarWord() {}

  static final int LENGTH = 3;

  private static final byte[] WORDS =
      "MonTueWedThuFriSatSunJanFebMarAprMayJunJulAugSepOctNovDec"
          .getBytes(StandardCharsets.US_ASCII);

  /** Whether one of them stands there; there are at least three bytes. */
  static boolean at(byte[] line, int at) {
    for (int i = 0; i < WORDS.length; i += LENGTH) {
      if (line[at] == WORDS[i] && line[at + 1] == WORDS[i + 1] && line[at + 2] == WORDS[i + 2]) {
        return true;
      }
    }
    return false;
  }
}
