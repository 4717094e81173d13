package io.hauberk.tensor.data.format;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.DigestStream;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.data.DataSource;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file read once from front to back: unpacked where it is gzip, digested, its end checked.
 * Positions count bytes after unpacking.
 */
final class InputFile implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int GZIP_MAGIC = 0x1f8b;

  private final Path path;
  private final DigestStream raw;
  private final InputStream content;
  private final long mostBytes;
  private long position;

  private InputFile(Path path, DigestStream raw) throws IOException {
    this.path = path;
    this.raw = raw;
    var buffered = new BufferedInputStream(raw, BUFFER_BYTES);
    boolean packed = startsAsGzip(buffered);
    this.content = packed ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
    this.mostBytes = Files.size(path) * (packed ? Limits.DEFLATE_RATIO : 1);
  }

  /**
   * @throws StorageException when it is missing, not a file or unreadable
   */
  static InputFile open(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new StorageException("file", path, "an existing file");
    }
    try {
      return opened(path);
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  private static InputFile opened(Path path) throws IOException {
    var raw = new DigestStream(Files.newInputStream(path));
    try {
      return new InputFile(path, raw);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  /** No content is longer; known before it is read. */
  long mostBytes() {
    return mostBytes;
  }

  /** Bytes read so far. */
  long position() {
    return position;
  }

  /** The content from here on, for readers that take streams. */
  InputStream stream() {
    return content;
  }

  /**
   * Fills the front of {@code into}.
   *
   * @throws DataFormatException when the file ends before
   */
  void read(byte[] into, int length) {
    try {
      int got = content.readNBytes(into, 0, length);
      position += got;
      if (got < length) {
        throw refused("ends at byte " + position, (length - got) + " bytes more");
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * @throws DataFormatException when bytes follow
   */
  void expectEnd() {
    try {
      if (content.read() >= 0) {
        throw refused("goes on at byte " + position, "to end there, as its header says");
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** What this file was; reads the rest of it. */
  DataSource source() {
    try {
      return new DataSource(String.valueOf(path.getFileName()), raw.sha256());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  DataFormatException refused(Object value, String rule) {
    return new DataFormatException(path.toString(), value, rule);
  }

  private static boolean startsAsGzip(BufferedInputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP_MAGIC;
  }

  /** What an exception of the content's stream means. */
  RuntimeException failure(IOException e) {
    return failure(path, e);
  }

  private static RuntimeException failure(Path path, IOException e) {
    if (e instanceof CharacterCodingException) {
      return new DataFormatException(path.toString(), "not text", "UTF-8", e);
    }
    if (e instanceof ZipException || e instanceof EOFException) {
      return new DataFormatException(
          path.toString(), "broken: " + e.getMessage(), "a whole gzip file", e);
    }
    return new StorageException("file", path, "readable", e);
  }

  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException e) {
      throw new StorageException("file", path, "readable", e);
    }
  }
}
