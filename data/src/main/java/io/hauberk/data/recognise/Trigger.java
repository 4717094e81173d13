package io.hauberk.data.recognise;

/** Where in a text a recogniser is tried; a cheap test before its pattern. */
enum Trigger {
  /** At a digit, plus sign or bracket that opens a group of digits. */
  NUMBER,
  /** At a run of letters and digits that has a digit. */
  WORD,
  /** Around an at sign. */
  AT,
  /** Around "://". */
  SCHEME,
  /** At fixed characters. */
  PREFIX,
  /** At a Chinese character followed by a capital letter. */
  HAN,
  /** At a run of hexadecimal digits followed by a colon or hyphen. */
  HEX
}
