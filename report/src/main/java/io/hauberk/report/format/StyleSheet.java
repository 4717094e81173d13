package io.hauberk.report.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** The page's only style sheet, and the digest by which the page's policy names it. */
final class StyleSheet {

  private static final String TEXT = load("report.css");

  private StyleSheet() {}

  static String text() {
    return TEXT;
  }

  /** A source expression of Content Security Policy Level 3, without its quotes. */
  static String cspHash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(TEXT.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String load(String resource) {
    try (var in = StyleSheet.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
