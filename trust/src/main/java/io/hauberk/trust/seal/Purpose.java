package io.hauberk.trust.seal;

import io.hauberk.core.Checks;
import java.nio.charset.StandardCharsets;

/**
 * What a sealed file is, such as {@code customers/2026-11}: associated data, not stored in the
 * file. Whoever opens it says the purpose again, so one file cannot be passed off as another.
 *
 * @param text 1 to 1,024 bytes of UTF-8
 */
public record Purpose(String text) {

  private static final int MOST_BYTES = 1024;

  public Purpose {
    var length = text.getBytes(StandardCharsets.UTF_8).length;
    Checks.argument(
        length >= 1 && length <= MOST_BYTES, "purpose", length + " bytes", "1 to " + MOST_BYTES);
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
