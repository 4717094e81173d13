package io.hauberk.trust.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.HauberkException;
import io.hauberk.core.StorageException;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.lock.IntegrityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFolderTest {

  @TempDir Path folder;
  private final Keyring ring = Seals.ring(KeyKind.AES_256_GCM);
  private Path plain;
  private SealedFolder sealed;

  @BeforeEach
  void seal() throws IOException {
    plain = folder.resolve("plain");
    write("train/a/1.png", 40_000);
    write("train/a/2.png", 10);
    write("train/b/1.png", 0);
    write(".git/config", 10);
    sealed = new SealedFolder(folder.resolve("sealed"), new Purpose("letters"));
    sealed.seal(plain, Seals.sealer(ring));
  }

  private void write(String name, int bytes) throws IOException {
    var file = plain.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, Seals.random(bytes));
  }

  private Path at(String name) {
    return sealed.folder().resolve(name);
  }

  private void refused(SealedFolder which) {
    var back = folder.resolve("back");
    assertThatThrownBy(() -> which.decrypt(back, new Unsealer(ring)))
        .isInstanceOf(IntegrityException.class);
    assertThat(back).doesNotExist();
  }

  @Test
  void open_untouched_everyFileButHiddenOnes() throws IOException {
    var read = new TreeMap<String, byte[]>();
    var digest =
        sealed.open(new Unsealer(ring), (name, content) -> read.put(name, content.readAllBytes()));
    assertThat(digest).matches("[0-9a-f]{64}");
    assertThat(read.keySet()).containsExactly("train/a/1.png", "train/a/2.png", "train/b/1.png");
    for (var entry : read.entrySet()) {
      assertThat(plain.resolve(entry.getKey())).hasBinaryContent(entry.getValue());
    }
    sealed.decrypt(folder.resolve("back"), new Unsealer(ring));
    assertThat(folder.resolve("back/train/a/1.png"))
        .hasSameBinaryContentAs(plain.resolve("train/a/1.png"));
    assertThat(folder.resolve("back/.git")).doesNotExist();
  }

  @Test
  void open_receiverThatReadsNothing_stillChecksAll() throws IOException {
    var bytes = Files.readAllBytes(at("train/a/1.png.hbk"));
    bytes[bytes.length - 1] ^= 1;
    Files.write(at("train/a/1.png.hbk"), bytes);
    assertThatThrownBy(() -> sealed.open(new Unsealer(ring), (name, content) -> {}))
        .isInstanceOf(IntegrityException.class);
  }

  @Test
  void decrypt_fileTakenAway_refused() throws IOException {
    Files.delete(at("train/a/2.png.hbk"));
    refused(sealed);
  }

  @Test
  void decrypt_filesExchanged_refused() throws IOException {
    var first = Files.readAllBytes(at("train/a/1.png.hbk"));
    Files.move(
        at("train/a/2.png.hbk"), at("train/a/1.png.hbk"), StandardCopyOption.REPLACE_EXISTING);
    Files.write(at("train/a/2.png.hbk"), first);
    refused(sealed);
  }

  @Test
  void decrypt_olderFormOfAFilePutBack_refused() throws IOException {
    var old = Files.readAllBytes(at("train/a/2.png.hbk"));
    write("train/a/2.png", 11);
    var newer = new SealedFolder(folder.resolve("newer"), sealed.purpose());
    newer.seal(plain, Seals.sealer(ring));
    newer.decrypt(folder.resolve("sound"), new Unsealer(ring));
    Files.write(newer.folder().resolve("train/a/2.png.hbk"), old);
    refused(newer);
  }

  @Test
  void decrypt_otherPurposeOrIndexChanged_refused() throws IOException {
    refused(new SealedFolder(sealed.folder(), new Purpose("letter")));
    var index = at(".index.hbk");
    var bytes = Files.readAllBytes(index);
    Files.write(index, Arrays.copyOf(bytes, bytes.length - 1));
    refused(sealed);
    Files.delete(index);
    refused(sealed);
  }

  @Test
  void open_fileAddedByOthers_isNotRead() throws IOException {
    Files.writeString(at("train.csv"), "label,x\n");
    var names = new TreeMap<String, Integer>();
    sealed.open(new Unsealer(ring), (name, content) -> names.put(name, 0));
    assertThat(names).hasSize(3);
  }

  @Test
  void seal_nothingThereOrFolderInUse_refusedAndNothingLeft() throws IOException {
    assertThatThrownBy(() -> sealed.seal(plain, Seals.sealer(ring)))
        .isInstanceOf(IllegalArgumentException.class);
    var empty = Files.createDirectory(folder.resolve("empty"));
    var none = new SealedFolder(folder.resolve("none"), new Purpose("x"));
    assertThatThrownBy(() -> none.seal(empty, Seals.sealer(ring)))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> none.seal(folder.resolve("missing"), Seals.sealer(ring)))
        .isInstanceOf(StorageException.class);
    assertThat(none.folder()).doesNotExist();
  }

  @Test
  void seal_fileThatVanishes_takesAwayWhatItWrote() throws IOException {
    Files.delete(plain.resolve("train/b/1.png"));
    Files.createDirectory(plain.resolve("train/b/dir"));
    Files.createSymbolicLink(plain.resolve("train/b/1.png"), folder.resolve("gone"));
    Files.writeString(plain.resolve("train/b/\u0007"), "bell");
    var other = new SealedFolder(folder.resolve("other"), new Purpose("x"));
    assertThatThrownBy(() -> other.seal(plain, Seals.sealer(ring)))
        .isInstanceOf(HauberkException.class);
    assertThat(other.folder()).doesNotExist();
  }
}
