package io.hauberk.tensor.file;

import io.hauberk.core.HauberkException;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * Reads a file, or a part of one, of known length from front to back. What it claims about a length
 * is compared with what is left before anything is allocated.
 */
final class FileInput implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final String name;
  private final InputStream in;
  private long remaining;

  /**
   * @param name of the file, for messages
   * @param length in bytes
   */
  FileInput(String name, InputStream in, long length) {
    this.name = name;
    this.in = in;
    this.remaining = length;
  }

  /**
   * @throws StorageException when it is missing, no file, or not readable
   */
  static FileInput open(Path file) {
    requireFile(file);
    try {
      long length = Files.size(file);
      var in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
      return new FileInput(file.toString(), in, length);
    } catch (IOException e) {
      throw new StorageException("file", file, "readable", e);
    }
  }

  /**
   * @throws StorageException when it is missing or no file
   */
  static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StorageException("file", file, "an existing file");
    }
  }

  /** Bytes not read yet. */
  long remaining() {
    return remaining;
  }

  /** One byte, 0 to 255. */
  int octet(String part) {
    require(1, part);
    try {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException();
      }
      remaining--;
      return octet;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * @param part what the bytes are, for messages
   * @throws ModelFormatException when the file ends before
   */
  byte[] bytes(int count, String part) {
    require(count, part);
    var bytes = new byte[count];
    fill(bytes, count, part);
    return bytes;
  }

  /** Little-endian bytes, ready to be taken apart. */
  ByteBuffer littleEndian(int count, String part) {
    return ByteBuffer.wrap(bytes(count, part)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads {@code count} bytes to the front of {@code target}. */
  void fill(byte[] target, int count, String part) {
    require(count, part);
    try {
      if (in.readNBytes(target, 0, count) < count) {
        throw new EOFException();
      }
      remaining -= count;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  void skip(long count, String part) {
    require(count, part);
    try {
      in.skipNBytes(count);
      remaining -= count;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Throws unless {@code count} more bytes are there. */
  void require(long count, String part) {
    if (count < 0 || count > remaining) {
      throw new ModelFormatException(
          part, count + " bytes", "at most the " + remaining + " that are left of the file");
    }
  }

  /** Throws unless everything was read. */
  void requireEnd() {
    if (remaining != 0) {
      throw new ModelFormatException("file", remaining + " bytes after its end", "none");
    }
  }

  /** Broken compression is the file's fault, everything else the disk's. */
  private HauberkException failure(IOException e) {
    return e instanceof ZipException || e instanceof EOFException
        ? new ModelFormatException("file", name, "whole and unbroken", e)
        : new StorageException("file", name, "readable to its end", e);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
