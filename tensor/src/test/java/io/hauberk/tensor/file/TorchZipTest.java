package io.hauberk.tensor.file;

import static io.hauberk.tensor.file.PickleWriter.pickle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.HauberkException;
import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.Tensors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that are no state dicts, or try to be more. */
class TorchZipTest {

  @TempDir Path folder;

  private static final byte[] OBJECT = pickle().dict().text("w").tensor("0", 2).set().stop();
  private static final byte[] NUMBERS = new PickleWriter().floats(3, 4).bytes();

  /** Writes entries stored, as PyTorch does. */
  private final class Archive implements AutoCloseable {
    private final Path file = folder.resolve("a.pth");
    private final ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file));

    Archive() throws IOException {}

    Archive stored(String name, byte[] bytes) throws IOException {
      var entry = new ZipEntry(name);
      var crc = new CRC32();
      crc.update(bytes);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(bytes.length);
      entry.setCrc(crc.getValue());
      out.putNextEntry(entry);
      out.write(bytes);
      return this;
    }

    Archive deflated(String name, byte[] bytes) throws IOException {
      out.putNextEntry(new ZipEntry(name));
      out.write(bytes);
      return this;
    }

    Archive commented(String name, String comment) throws IOException {
      var entry = new ZipEntry(name);
      entry.setComment(comment);
      out.putNextEntry(entry);
      return this;
    }

    Path done() throws IOException {
      out.close();
      return file;
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> StateDicts.read(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void read_storedOrDeflated_same() throws IOException {
    try (var archive = new Archive()) {
      archive.stored("m/data.pkl", OBJECT).deflated("m/data/0", NUMBERS);
      archive.stored("m/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
      try (var weights = StateDicts.read(archive.done())) {
        assertThat(Tensors.floats(weights.get("w"))).containsExactly(3, 4);
      }
    }
  }

  @Test
  void read_forbiddenGlobal_refusedByName() throws IOException {
    try (var archive = new Archive()) {
      archive.stored("m/data.pkl", pickle().global("os", "system").op(')').op('R').stop());
      assertRefused(archive.done(), "global: os.system (expected: one of the allowed");
    }
  }

  /** A pickle beside {@code data.pkl} is what scanners overlook; here it is never opened. */
  @Test
  void read_otherPickles_neverOpened() throws IOException {
    try (var archive = new Archive()) {
      archive.stored("m/data.pkl", OBJECT).stored("m/data/0", NUMBERS);
      archive.stored("m/x/data.pkl", pickle().global("os", "system").stop());
      archive.stored("m/evil.bin", pickle().global("os", "system").stop());
      try (var weights = StateDicts.read(archive.done())) {
        assertThat(weights.names()).containsExactly("w");
      }
    }
  }

  @Test
  void read_noOrSeveralObjects_refused() throws IOException {
    try (var archive = new Archive()) {
      archive.stored("readme.txt", NUMBERS);
      assertRefused(archive.done(), "zip: 0 entries FOLDER/data.pkl (expected: exactly one");
    }
    try (var archive = new Archive()) {
      archive.stored("m/data.pkl", OBJECT).stored("n/data.pkl", OBJECT);
      assertRefused(archive.done(), "zip: 2 entries FOLDER/data.pkl (expected: exactly one");
    }
  }

  /** Readers that take the first and readers that take the last entry would see other weights. */
  @Test
  void read_twoEntriesOfOneName_refused() throws IOException {
    try (var archive = new Archive()) {
      archive.stored("m/data.pkl", OBJECT).stored("m/data/0", NUMBERS).stored("m/data/1", NUMBERS);
      var bytes = Files.readAllBytes(archive.done());
      var text = new String(bytes, StandardCharsets.ISO_8859_1).replace("m/data/1", "m/data/0");
      var file = folder.resolve("twice.pth");
      Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
      assertRefused(file, "zip entry: m/data/0 (expected: a name used once)");
    }
  }

  /** The JDK checks names when it opens an archive, and comments only when an entry is read. */
  @Test
  void read_commentNotUtf8_refused() throws IOException {
    try (var archive = new Archive()) {
      archive.stored("m/data.pkl", OBJECT).commented("m/data/0", "\u00E9\u00E9\u00E9");
      var bytes = Files.readAllBytes(archive.done());
      var text =
          new String(bytes, StandardCharsets.ISO_8859_1).replace("\u00C3\u00A9", "\u00FF\u00FF");
      var file = folder.resolve("comment.pth");
      Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
      assertRefused(file, "zip: malformed input");
    }
  }

  @Test
  void read_storageMissingOrOfOtherSize_refused() throws IOException {
    try (var archive = new Archive()) {
      archive.stored("m/data.pkl", OBJECT);
      assertRefused(archive.done(), "zip entry: m/data/0 (expected: in the archive");
    }
    try (var archive = new Archive()) {
      archive.stored("m/data.pkl", OBJECT).stored("m/data/0", new byte[12]);
      assertRefused(archive.done(), "storage 0: 12 bytes (expected: 8, as the pickle says)");
    }
  }

  @Test
  void read_storageOutsideTheFolder_notFound() throws IOException {
    var object = pickle().dict().text("w").tensor("../../secret", 2).set().stop();
    try (var archive = new Archive()) {
      archive.stored("m/data.pkl", object);
      assertRefused(archive.done(), "zip entry: m/data/../../secret (expected: in the archive");
    }
  }

  @Test
  void read_bytesAfterTheObject_refused() throws IOException {
    try (var archive = new Archive()) {
      var twice = new PickleWriter().raw(OBJECT).raw(OBJECT).bytes();
      archive.stored("m/data.pkl", twice).stored("m/data/0", NUMBERS);
      assertRefused(archive.done(), "file: " + OBJECT.length + " bytes after its end");
    }
  }

  @Test
  void read_bigEndian_refused() throws IOException {
    try (var archive = new Archive()) {
      archive.stored("m/data.pkl", OBJECT).stored("m/data/0", NUMBERS);
      archive.stored("m/byteorder", "big".getBytes(StandardCharsets.US_ASCII));
      assertRefused(archive.done(), "byte order: big (expected: little)");
    }
  }

  /** A gigabyte of zeros deflates to a megabyte. */
  @Test
  void read_bomb_refusedBeforeItIsInflated() throws IOException {
    int numbers = 16 << 20;
    var object = pickle().dict().text("w").tensor("0", numbers).set().stop();
    try (var archive = new Archive()) {
      archive.stored("m/data.pkl", object).deflated("m/data/0", new byte[4 * numbers]);
      var file = archive.done();
      assertThat(Files.size(file)).isLessThan(1 << 20);
      assertRefused(file, "zip entry m/data/0: 67108864 bytes (expected: all entries together at");
    }
  }

  @Test
  void read_objectTooLarge_refused() throws IOException {
    try (var archive = new Archive()) {
      archive.stored("m/data.pkl", new byte[(64 << 20) + 1]);
      assertRefused(archive.done(), "data.pkl: 67108865 bytes (expected: at most 67108864)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"types_zip.pth", "network_zip.pth"})
  void read_cutAnywhere_refused(String name) throws IOException {
    var whole = Vectors.bytes("pytorch/" + name);
    var file = folder.resolve("cut.pth");
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> StateDicts.read(file))
          .as("cut to %d bytes", length)
          .isInstanceOf(HauberkException.class)
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void read_brokenDeflation_refused() throws IOException {
    try (var archive = new Archive()) {
      archive.stored("m/data.pkl", OBJECT).deflated("m/data/0", NUMBERS);
      var bytes = Files.readAllBytes(archive.done());
      int name = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("m/data/0");
      Arrays.fill(bytes, name + 8, name + 12, (byte) 0xff);
      var file = folder.resolve("broken.pth");
      Files.write(file, bytes);
      assertRefused(file, "file: " + file + " (expected: whole and unbroken)");
    }
  }
}
