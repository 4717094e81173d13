package io.hauberk.trust.key;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.hauberk.core.StorageException;
import io.hauberk.trust.lock.Lock;
import io.hauberk.trust.lock.LockedFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * A keyring on disk under a {@link Lock}.
 *
 * <p>Changes are read-modify-write under an exclusive lock on {@code PATH.lock}, and the file is
 * replaced whole and forced to disk before a change returns: a writer killed at any point leaves
 * the keyring as it was or as it was to be.
 */
public final class KeyringFile {

  private static final String CONTENT = "hauberk-keyring";
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private final Path path;
  private final Lock lock;
  private final LockedFile file;

  public KeyringFile(Path path, Lock lock) {
    this.path = path;
    this.lock = lock;
    this.file = new LockedFile(CONTENT, path);
  }

  /**
   * A new, empty keyring.
   *
   * @throws StorageException when a file is there already
   */
  public void create() {
    exclusively(
        () -> {
          if (Files.exists(path)) {
            throw new StorageException("keyring", path, "a path where nothing is yet");
          }
          file.write(KeyringJson.format(Keyring.empty()), lock);
          return Keyring.empty();
        });
  }

  /**
   * @throws StorageException when it cannot be read
   * @throws io.hauberk.trust.lock.IntegrityException when the lock does not open it, or it was
   *     changed
   */
  public Keyring read() {
    return KeyringJson.parse(file.read(lock));
  }

  /** Changes the keyring; once this returns, the change survives a crash. */
  @CanIgnoreReturnValue
  public Keyring update(UnaryOperator<Keyring> change) {
    return update(change, lock);
  }

  /** The same keys under another lock. */
  public void relock(Lock newLock) {
    update(UnaryOperator.identity(), newLock);
  }

  @CanIgnoreReturnValue
  private Keyring update(UnaryOperator<Keyring> change, Lock newLock) {
    return exclusively(
        () -> {
          var changed = change.apply(read());
          file.write(KeyringJson.format(changed), newLock);
          return changed;
        });
  }

  /** The work of one writer. */
  private interface Work {
    Keyring run();
  }

  @CanIgnoreReturnValue
  private Keyring exclusively(Work work) {
    var guard = path.resolveSibling(path.getFileName() + ".lock");
    IN_THIS_PROCESS.lock();
    try (var channel =
            FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = channel.lock()) {
      return work.run();
    } catch (IOException e) {
      throw new StorageException("keyring", path, "in a folder that can be written to", e);
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }
}
