package io.hauberk.detect.sigma;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Texts of bounded length that differ where the whole texts differ. */
final class ShortText {
  private ShortText() {}

  /** The text, or its start and its SHA-256. */
  static String of(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "#" + digest(text);
  }

  private static String digest(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
