package io.hauberk.data.clean;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which encoding a text file is in: UTF-16 by its mark, UTF-8 if every byte is, else GB18030. A
 * file in which some lines are UTF-8 beyond doubt (a character of three bytes) and others are not
 * is mixed and refused. Two passes, memory of one line.
 */
public final class TextEncoding {
  private TextEncoding() {}

  private static final Charset GB18030 = Charset.forName("GB18030");

  /** A line's bytes that are looked at together; longer lines are cut. */
  private static final int LINE = 1 << 20;

  /**
   * @throws DataFormatException when no encoding fits the whole file
   */
  public static Charset of(Path file) {
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(4);
      byte[] mark = in.readNBytes(2);
      in.reset();
      if (mark.length == 2 && isMark(mark)) {
        return utf16(file, mark);
      }
      return byLines(file, in);
    } catch (IOException e) {
      throw new StorageException("table", file, "a readable file", e);
    }
  }

  /** FE FF or FF FE. */
  private static boolean isMark(byte[] mark) {
    return Math.min(mark[0], mark[1]) == (byte) 0xFE && Math.max(mark[0], mark[1]) == (byte) 0xFF;
  }

  private static Charset utf16(Path file, byte[] mark) {
    return checked(
        file, (mark[0] & 0xFF) == 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
  }

  private static Charset byLines(Path file, InputStream in) throws IOException {
    long line = 0;
    long firstUtf8 = 0;
    long firstOther = 0;
    var bytes = new ByteArrayOutputStream();
    for (boolean more = true; more; ) {
      more = line(in, bytes);
      line++;
      byte[] text = bytes.toByteArray();
      if (!isUtf8(text)) {
        firstOther = firstOther == 0 ? line : firstOther;
      } else if (firstUtf8 == 0 && hasThreeBytes(text)) {
        firstUtf8 = line;
      }
    }
    if (firstOther == 0) {
      return StandardCharsets.UTF_8;
    }
    if (firstUtf8 > 0) {
      throw new DataFormatException(
          file.toString(),
          "line " + firstUtf8 + " is UTF-8, line " + firstOther + " is not",
          "one encoding throughout");
    }
    return checked(file, GB18030);
  }

  /** Reads a line with its end; false at the end of the file. */
  private static boolean line(InputStream in, ByteArrayOutputStream line) throws IOException {
    line.reset();
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      if (b == '\n' || (line.size() >= LINE && b < 0x80)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUtf8(byte[] text) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean hasThreeBytes(byte[] text) {
    for (byte b : text) {
      if ((b & 0xF0) == 0xE0) {
        return true;
      }
    }
    return false;
  }

  /** The encoding, once every byte of the file was read by it. */
  static Charset checked(Path file, Charset charset) {
    try (var text = new InputStreamReader(Files.newInputStream(file), charset.newDecoder())) {
      text.transferTo(Writer.nullWriter());
      return charset;
    } catch (CharacterCodingException e) {
      throw new DataFormatException(
          file.toString(), "bytes that are not " + charset, "one encoding throughout", e);
    } catch (IOException e) {
      throw new StorageException("table", file, "a readable file", e);
    }
  }
}
