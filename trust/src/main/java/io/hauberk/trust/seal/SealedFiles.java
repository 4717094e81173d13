package io.hauberk.trust.seal;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.lock.PrivateFile;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Seals and opens files. The result appears under its name only when it is whole: plaintext of a
 * file that turns out changed, short or foreign, or that meets a full disk, is removed.
 *
 * @param progress told the bytes written
 */
public record SealedFiles(Progress progress) {

  /** Seals a file for a purpose. */
  public void encrypt(Path plain, Path sealed, Sealer sealer, Purpose purpose) {
    transform("encrypt", plain, sealed, (from, out) -> encrypted(from, out, sealer, purpose));
  }

  /**
   * Opens a sealed file.
   *
   * @throws io.hauberk.trust.lock.IntegrityException when anything about it is not as sealed
   * @throws io.hauberk.trust.key.KeyUnavailableException when its key is not there any more
   */
  public void decrypt(Path sealed, Path plain, Keyring keyring, Purpose purpose) {
    transform("decrypt", sealed, plain, (from, out) -> decrypted(from, out, keyring, purpose));
  }

  private static void encrypted(Path from, OutputStream out, Sealer sealer, Purpose purpose)
      throws IOException {
    try (var in = Files.newInputStream(from)) {
      sealer.seal(in, out, purpose);
    }
  }

  private static void decrypted(Path from, OutputStream out, Keyring keyring, Purpose purpose)
      throws IOException {
    try (var in = Files.newInputStream(from);
        var opened = new Unsealer(keyring).open(in, purpose)) {
      opened.transferTo(out);
    }
  }

  private interface Step {
    void apply(Path from, OutputStream out) throws IOException;
  }

  private void transform(String name, Path from, Path to, Step step) {
    if (!Files.isRegularFile(from)) {
      throw new StorageException("file", from, "a readable file");
    }
    Checks.argument(
        !from.toAbsolutePath().normalize().equals(to.toAbsolutePath().normalize()),
        "output",
        to,
        "another file than the input");
    try (var task = progress.start(name, size(from))) {
      PrivateFile.write(to, out -> step.apply(from, new Counting(out, task)));
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new StorageException("file", file, "readable", e);
    }
  }

  private static final class Counting extends FilterOutputStream {

    private final Progress.Task task;

    Counting(OutputStream out, Progress.Task task) {
      super(out);
      this.task = task;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      task.advance(length);
    }
  }
}
