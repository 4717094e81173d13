package io.hauberk.trust.lock;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One writer at a time of a file, among threads and processes: an exclusive lock on {@code
 * PATH.lock}, which a killed process loses with its life.
 */
public record WriterGuard(Path path) {

  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  /**
   * Runs the work of the only writer.
   *
   * @throws StorageException when the folder cannot be written to
   */
  @CanIgnoreReturnValue
  public <T> T alone(Supplier<T> work) {
    var guard = path.resolveSibling(path.getFileName() + ".lock");
    IN_THIS_PROCESS.lock();
    try (var channel =
            FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = channel.lock()) {
      return work.get();
    } catch (IOException e) {
      throw new StorageException("file", path, "in a folder that can be written to", e);
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }
}
