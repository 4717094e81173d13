package io.hauberk.trust.key;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.hauberk.core.StorageException;
import io.hauberk.trust.lock.Lock;
import io.hauberk.trust.lock.LockedFile;
import io.hauberk.trust.lock.WriterGuard;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final Path path;
  private final Lock lock;
  private final LockedFile file;
  private final WriterGuard guard;

  public KeyringFile(Path path, Lock lock) {
    this.path = path;
    this.lock = lock;
    this.file = new LockedFile(CONTENT, path);
    this.guard = new WriterGuard(path);
  }

  /**
   * A new, empty keyring.
   *
   * @throws StorageException when a file is there already
   */
  public void create() {
    guard.alone(
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
    return guard.alone(
        () -> {
          var changed = change.apply(read());
          file.write(KeyringJson.format(changed), newLock);
          return changed;
        });
  }
}
