package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: broken bytes are refused, never replaced. */
final class Utf8 {
  private Utf8() {}

  /**
   * @param part what the bytes are, for messages
   */
  static String decode(byte[] bytes, String part) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ModelFormatException(part, "broken bytes", "UTF-8", e);
    }
  }
}
