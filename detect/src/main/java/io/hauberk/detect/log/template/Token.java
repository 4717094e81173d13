package io.hauberk.detect.log.template;

/**
 * A piece of a shape or template.
 *
 * @param text a byte a character; empty for a parameter
 * @param spaced whether a blank stands before it
 */
record Token(String text, boolean spaced) {

  /** Whether it stands for something that varies. */
  boolean isParameter() {
    return text.isEmpty();
  }

  /** One of the bytes that keep their place, or a run of dots. */
  boolean isDelimiter() {
    return text.length() == 1
        && (ByteClass.of((byte) text.charAt(0)) == ByteClass.DELIMITER || text.equals("."));
  }

  boolean isWord() {
    return !isParameter() && !isDelimiter();
  }

  /** Several signs without a letter or digit, such as {@code ****}: layout. */
  boolean isRule() {
    return text.length() > 1 && text.chars().allMatch(c -> c < 0x80 && !Character.isLetter(c));
  }

  Token asParameter() {
    return new Token("", spaced);
  }
}
