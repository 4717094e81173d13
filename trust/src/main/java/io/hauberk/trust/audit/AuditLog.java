package io.hauberk.trust.audit;

import io.hauberk.core.Checks;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of an audit log.
 *
 * <p>An append is answered once its entry is on disk: entries that arrive together share one force.
 * At most {@value #CHECKPOINT_MILLIS} ms and one publication later a signed checkpoint covers it.
 * After kill -9 or loss of power every answered entry is in the log when it is opened again; a torn
 * one that nobody was told of is cut off. When the disk fails or is full the log stops: nothing is
 * answered until it is opened anew.
 *
 * <p>Format: C2SP tlog-tiles, tlog-checkpoint and signed-note; hashes RFC 6962.
 */
public final class AuditLog implements AutoCloseable {

  /** Longest wait of an answered entry for the next checkpoint to begin. */
  public static final long CHECKPOINT_MILLIS = 50;

  /**
   * An entry's length is written in two bytes; put larger things elsewhere and log their digest.
   */
  public static final int MAX_ENTRY_BYTES = 0xFFFF;

  private final FileChannel lockFile;
  private final Committer committer;

  private AuditLog(FileChannel lockFile, Committer committer) {
    this.lockFile = lockFile;
    this.committer = committer;
  }

  /**
   * Starts a log in an empty or missing folder.
   *
   * @throws LogIntegrityException when the folder holds something
   */
  public static AuditLog create(Path folder, NoteSigner key) {
    var files = new LogFolder(folder);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StorageException("log", folder, "a folder that can be made", e);
    }
    if (files.hasCheckpoint() || Files.exists(files.file("tile"))) {
      throw new LogIntegrityException("log", folder, "an empty folder for a new log");
    }
    files.replace(LogFolder.JOURNAL, new byte[0]);
    var empty = new Checkpoint(key.verifier().name(), 0, Merkle.empty());
    files.replace(LogFolder.CHECKPOINT, Publisher.note(empty, key));
    return open(folder, key);
  }

  /**
   * Opens a log and recovers what was answered and not yet published.
   *
   * @throws LogIntegrityException when the checkpoint is not this key's, or the files do not agree
   * @throws StorageException when another writer has it
   */
  public static AuditLog open(Path folder, NoteSigner key) {
    var files = new LogFolder(folder);
    var checkpoint = Checkpoint.open(files.checkpoint(), key.verifier());
    var lock = lock(files);
    try {
      return new AuditLog(lock, Committer.start(Publisher.resume(files, key, checkpoint)));
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  /**
   * Appends an entry.
   *
   * @param entry 1 to {@value #MAX_ENTRY_BYTES} bytes
   * @return its index, once it is on disk; fails with {@link StorageException} when it is not
   */
  public CompletableFuture<Long> append(byte[] entry) {
    Checks.inRange("entry.bytes", entry.length, 1, MAX_ENTRY_BYTES);
    return committer.submit(entry.clone());
  }

  /** Appends an event as OCSF JSON. */
  public CompletableFuture<Long> append(AuditEvent event) {
    return append(event.json());
  }

  /** The checkpoint last signed. */
  public Checkpoint checkpoint() {
    return committer.published();
  }

  /** Publishes what is left, then lets the next writer in. */
  @Override
  public void close() {
    try {
      committer.close();
    } finally {
      release(lockFile);
    }
  }

  private static FileChannel lock(LogFolder files) {
    try {
      var channel =
          FileChannel.open(files.file("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (held(channel) == null) {
        channel.close();
        throw new StorageException("log", files.root(), "not open in another writer");
      }
      return channel;
    } catch (IOException e) {
      throw new StorageException("log", files.root(), "writable", e);
    }
  }

  @Nullable
  private static FileLock held(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // as tryLock says it of another process
    }
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new StorageException("log.lock", "not released", "closable", e);
    }
  }
}
