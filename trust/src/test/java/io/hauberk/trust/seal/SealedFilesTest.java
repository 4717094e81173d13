package io.hauberk.trust.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFilesTest {

  @TempDir Path folder;
  private final SealedFiles files = new SealedFiles(Progress.none());
  private Path plain;
  private Path sealed;
  private Path opened;

  @BeforeEach
  void write() throws IOException {
    plain = Files.write(folder.resolve("plain"), Seals.random(50_000));
    sealed = folder.resolve("sealed");
    opened = folder.resolve("opened");
  }

  @Test
  void decrypt_whatWasEncrypted_sameBytesForTheOwnerOnly() throws IOException {
    var ring = Seals.ring(KeyKind.AES_256_GCM);
    files.encrypt(plain, sealed, Seals.sealer(ring), Seals.PURPOSE);
    files.decrypt(sealed, opened, ring, Seals.PURPOSE);
    assertThat(opened).hasSameBinaryContentAs(plain);
    assertThat(Files.getPosixFilePermissions(opened))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void decrypt_lastSegmentChanged_nothingReadableIsLeft() throws IOException {
    var ring = Seals.ring(KeyKind.AES_256_GCM);
    files.encrypt(plain, sealed, Seals.sealer(ring), Seals.PURPOSE);
    var bytes = Files.readAllBytes(sealed);
    bytes[bytes.length - 1] ^= 1;
    Files.write(sealed, bytes);
    assertThatThrownBy(() -> files.decrypt(sealed, opened, ring, Seals.PURPOSE))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("sealed file: segment 12 (expected: ");
    holdsOnly("plain", "sealed");
  }

  @Test
  void decrypt_swappedFile_refused() throws IOException {
    var ring = Seals.ring(KeyKind.AES_256_GCM);
    var sealer = Seals.sealer(ring);
    files.encrypt(plain, sealed, sealer, new Purpose("november"));
    var other = folder.resolve("other");
    files.encrypt(plain, other, sealer, new Purpose("october"));
    Files.move(other, sealed, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> files.decrypt(sealed, opened, ring, new Purpose("november")))
        .isInstanceOf(IntegrityException.class);
    holdsOnly("plain", "sealed");
  }

  @Test
  void write_diskFullHalfWay_nothingIsLeft() throws IOException {
    var ring = Seals.ring(KeyKind.AES_256_GCM);
    var bytes = Seals.seal(Seals.sealer(ring), Seals.random(50_000));
    assertThatThrownBy(
            () ->
                PrivateFile.write(
                    opened,
                    out -> {
                      var in =
                          new Unsealer(ring).open(new ByteArrayInputStream(bytes), Seals.PURPOSE);
                      out.write(in.readNBytes(20_000));
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("No space left on device");
    holdsOnly("plain");
  }

  @Test
  void write_realFullDevice_storageError() {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    var ring = Seals.ring(KeyKind.AES_256_GCM);
    assertThatThrownBy(
            () -> {
              try (var out = Files.newOutputStream(Path.of("/dev/full"));
                  var in = Files.newInputStream(plain)) {
                Seals.sealer(ring).seal(in, out, Seals.PURPOSE);
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space left");
  }

  @Test
  void write_partialOfAKilledWriter_isRemoved() throws IOException {
    long gone = 4_194_304L + 17;
    Files.writeString(folder.resolve("opened.partial-" + gone + "-1a"), "plaintext");
    var alive = folder.resolve("opened.partial-" + ProcessHandle.current().pid() + "-1b");
    Files.writeString(alive, "of a running writer");
    PrivateFile.write(opened, out -> out.write(1));
    holdsOnly("plain", "opened", alive.getFileName().toString());
  }

  @Test
  void encrypt_ontoItself_refused() {
    var ring = Seals.ring(KeyKind.AES_256_GCM);
    assertThatThrownBy(() -> files.encrypt(plain, plain, Seals.sealer(ring), Seals.PURPOSE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void encrypt_missingInput_refused() {
    var ring = Seals.ring(KeyKind.AES_256_GCM);
    assertThatThrownBy(
            () -> files.encrypt(folder.resolve("none"), sealed, Seals.sealer(ring), Seals.PURPOSE))
        .isInstanceOf(StorageException.class);
  }

  private void holdsOnly(String... names) throws IOException {
    try (var list = Files.list(folder)) {
      assertThat(list.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Arrays.asList(names));
    }
  }
}
