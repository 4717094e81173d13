package io.hauberk.data.table;

import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that tells how far it was read, in bytes. */
public final class ProgressStream extends FilterInputStream {

  private final Progress.Task task;

  private ProgressStream(InputStream in, Progress.Task task) {
    super(in);
    this.task = task;
  }

  /**
   * Opens a file.
   *
   * @param work what the reading is for
   * @throws StorageException when it cannot be read
   */
  public static InputStream open(Path file, Progress progress, String work) {
    try {
      return new ProgressStream(Files.newInputStream(file), progress.start(work, Files.size(file)));
    } catch (IOException e) {
      throw new StorageException("file", file, "a readable file", e);
    }
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    task.advance(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int got = in.read(into, offset, length);
    task.advance(Math.max(0, got));
    return got;
  }

  @Override
  public void close() throws IOException {
    task.close();
    in.close();
  }
}
