package io.hauberk.trust.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Hostile files, written byte by byte. */
final class Pickles {

  private Pickles() {}

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Protocol 0: imports and calls with one text. */
  static byte[] call(String module, String name) {
    return latin1("c" + module + "\n" + name + "\n(S'id'\ntR.");
  }

  /** Protocol 4: STACK_GLOBAL. */
  static byte[] stackCall(String module, String name) {
    return latin1("\u0080\u0004" + text(module) + text(name) + "\u0093" + text("id") + "\u0085R.");
  }

  static String text(String text) {
    return "\u008c" + (char) text.length() + text;
  }

  static byte[] zip(String name, byte[] content) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Where the central directory of a zip of one entry starts. */
  static int directory(byte[] zip) {
    return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
  }

  static byte[] with(byte[] bytes, int at, int value) {
    var changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** A field of protocol buffers with a length. */
  static byte[] field(int number, byte[] content) {
    return join(new byte[] {(byte) (number << 3 | 2), (byte) content.length}, content);
  }

  /** A GGUF of no tensors with one text. */
  static byte[] gguf(String key, String value) {
    var buffer = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(latin1("GGUF")).putInt(3).putLong(0).putLong(1);
    buffer.putLong(key.length()).put(latin1(key)).putInt(8);
    buffer.putLong(value.length()).put(latin1(value));
    return java.util.Arrays.copyOf(buffer.array(), buffer.position());
  }

  static byte[] onnx(String location) {
    var entry = join(field(1, latin1("location")), field(2, latin1(location)));
    var graph = field(5, field(13, entry));
    return join(new byte[] {8, 9}, field(7, graph));
  }
}
