package io.hauberk.data.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of any encoding as UTF-8 bytes, strictly: a broken byte is an exception. */
final class RecodedStream extends InputStream {

  private static final int CHARS = 1 << 13;

  private final Reader text;
  private final char[] chars = new char[CHARS];
  private byte[] bytes = new byte[0];
  private int at;
  private int held;

  RecodedStream(InputStream in, Charset charset) {
    text =
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, target, offset, count);
    at += count;
    return count;
  }

  /** The first half of a surrogate pair waits for the second. */
  private boolean fill() throws IOException {
    while (at == bytes.length) {
      int read = text.read(chars, held, CHARS - held);
      int count = held + Math.max(0, read);
      if (count == 0) {
        return false;
      }
      held = read > 0 && Character.isHighSurrogate(chars[count - 1]) ? 1 : 0;
      bytes = utf8(count - held);
      at = 0;
      chars[0] = chars[count - 1];
    }
    return true;
  }

  private byte[] utf8(int count) throws IOException {
    var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(chars, 0, count));
    var out = new byte[encoded.remaining()];
    encoded.get(out);
    return out;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
