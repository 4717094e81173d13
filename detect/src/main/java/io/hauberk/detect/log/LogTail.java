package io.hauberk.detect.log;

import io.hauberk.core.StorageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows a growing file line by line. A file that shrank is read from its start; one that another
 * took the place of is read to its end first; one that is gone is waited for. Each such event is
 * counted. Of a line at most {@value LineReader#MAX_BYTES} bytes are kept.
 */
public final class LogTail implements AutoCloseable {

  private final Path file;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private Optional<SeekableByteChannel> channel = Optional.empty();
  private Optional<Object> key = Optional.empty();
  private long rotations;
  private long truncations;
  private long cut;
  private boolean over;

  public LogTail(Path file) {
    this.file = file;
  }

  /** Reads what has come since the last time; a line without its end stays for the next time. */
  public void poll(Consumer<byte[]> each) {
    try {
      var now = key();
      if (now.isPresent()) {
        follow(now, each);
      }
      restartIfShorter();
      drain(each);
    } catch (NoSuchFileException e) {
      close();
    } catch (IOException e) {
      throw new StorageException("log", file, "a file that can be read", e);
    }
  }

  /** Reads the old file to its end before it turns to the one that took its name. */
  private void follow(Optional<Object> now, Consumer<byte[]> each) throws IOException {
    if (channel.isPresent() && !now.equals(key)) {
      drain(each);
      finish(each);
      close();
      rotations++;
    }
    if (channel.isEmpty()) {
      channel = Optional.of(Files.newByteChannel(file));
      key = now;
    }
  }

  private void restartIfShorter() throws IOException {
    if (channel.isPresent() && channel.get().size() < channel.get().position()) {
      channel.get().position(0);
      line.reset();
      over = false;
      truncations++;
    }
  }

  /** What tells one file of this name from another; empty when there is none. */
  private Optional<Object> key() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return Optional.of(
        attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey());
  }

  private void drain(Consumer<byte[]> each) throws IOException {
    if (channel.isEmpty()) {
      return;
    }
    while (channel.get().read(buffer.clear()) > 0) {
      buffer.flip();
      while (buffer.hasRemaining()) {
        take(buffer.get(), each);
      }
    }
  }

  private void take(byte b, Consumer<byte[]> each) {
    if (b == '\n') {
      finish(each);
    } else if (line.size() < LineReader.MAX_BYTES) {
      line.write(b);
    } else {
      over = true;
    }
  }

  private void finish(Consumer<byte[]> each) {
    cut += over ? 1 : 0;
    over = false;
    if (line.size() > 0) {
      each.accept(line.toByteArray());
      line.reset();
    }
  }

  /** How often another file took the place of the one that was read. */
  public long rotations() {
    return rotations;
  }

  /** How often the file became shorter. */
  public long truncations() {
    return truncations;
  }

  /** Lines of which the end was dropped. */
  public long cut() {
    return cut;
  }

  @Override
  public void close() {
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException e) {
      throw new StorageException("log", file, "a file that can be closed", e);
    } finally {
      channel = Optional.empty();
    }
  }
}
