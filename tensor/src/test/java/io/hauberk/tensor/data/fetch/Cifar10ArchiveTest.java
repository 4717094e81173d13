package io.hauberk.tensor.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Digest;
import io.hauberk.core.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10ArchiveTest {

  private static final Cifar10Archive ARCHIVE = new Cifar10Archive("unused");

  @TempDir Path folder;

  private static Map<String, byte[]> published() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("cifar-10-batches-bin/", new byte[0]);
    files.put("cifar-10-batches-bin/readme.html", bytes("<html>"));
    for (int i = 1; i <= 5; i++) {
      files.put("cifar-10-batches-bin/data_batch_" + i + ".bin", new byte[510 + i]);
    }
    files.put("cifar-10-batches-bin/test_batch.bin", bytes("test"));
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private Path archive(byte[] tar) throws IOException {
    var file = folder.resolve("c.tar.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(tar);
    }
    return file;
  }

  @Test
  void unpack_published_sixFilesAndNoOther() throws IOException {
    ARCHIVE.unpack(archive(Archives.tar(published())));
    var unpacked = folder.resolve("cifar-10-batches-bin");
    try (var files = Files.list(unpacked)) {
      assertThat(files).hasSize(6);
    }
    assertThat(unpacked.resolve("test_batch.bin")).hasContent("test");
    for (int i = 1; i <= 5; i++) {
      assertThat(unpacked.resolve("data_batch_" + i + ".bin")).hasSize(510 + i);
    }
  }

  @Test
  void unpack_namesThatLeaveTheFolder_neverWritten() throws IOException {
    var files = published();
    files.put("../../evil.bin", bytes("evil"));
    files.put("/tmp/evil/test_batch.bin", bytes("evil"));
    files.put("cifar-10-batches-bin/../test_batch.bin", bytes("evil"));
    ARCHIVE.unpack(archive(Archives.tar(files)));
    try (var written = Files.walk(folder)) {
      assertThat(written.filter(Files::isRegularFile)).hasSize(7); // the archive and its six
    }
  }

  @Test
  void unpack_fileMissing_refused() throws IOException {
    var files = published();
    files.remove("cifar-10-batches-bin/test_batch.bin");
    var archive = archive(Archives.tar(files));
    assertThatThrownBy(() -> ARCHIVE.unpack(archive))
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith("archive: without [test_batch.bin]");
  }

  @Test
  void unpack_entryTooLargeOrSizeless_refused() throws IOException {
    var large = archive(Archives.header("cifar-10-batches-bin/test_batch.bin", "77777777777"));
    assertThatThrownBy(() -> ARCHIVE.unpack(large))
        .isInstanceOf(DataFormatException.class)
        .hasMessage("archive entry: 8589934591 bytes (expected: at most 30730000)");
    var sizeless = archive(Archives.header("cifar-10-batches-bin/test_batch.bin", "8"));
    assertThatThrownBy(() -> ARCHIVE.unpack(sizeless))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("octal");
  }

  @Test
  void unpack_truncated_refusedAndFileNotThere() throws IOException {
    var tar = Archives.header("cifar-10-batches-bin/test_batch.bin", "%011o".formatted(1000));
    var archive = archive(tar);
    assertThatThrownBy(() -> ARCHIVE.unpack(archive)).isInstanceOf(StorageException.class);
    assertThat(folder.resolve("cifar-10-batches-bin/test_batch.bin")).doesNotExist();
  }

  @Test
  void unpack_manyEntries_refused() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i <= 1000; i++) {
      files.put("f" + i, new byte[0]);
    }
    var archive = archive(Archives.tar(files));
    assertThatThrownBy(() -> ARCHIVE.unpack(archive))
        .hasMessageContaining("more than 1000 entries");
  }

  @Test
  void unpack_notGzip_refused() throws IOException {
    var file = Files.write(folder.resolve("c.tar.gz"), Archives.tar(published()));
    assertThatThrownBy(() -> ARCHIVE.unpack(file)).isInstanceOf(StorageException.class);
  }

  @Test
  void digest_ofTheArchiveItself() throws IOException {
    var bytes = bytes("archive");
    assertThat(ARCHIVE.digest(new ByteArrayInputStream(bytes))).isEqualTo(Digest.sha256(bytes));
  }
}
