package io.hauberk.tensor.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Digest;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.data.DataSource;
import io.hauberk.tensor.data.Made;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {

  private static final byte[] TEXT = "chain mail".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private InputFile open(byte[] content) {
    return InputFile.open(Made.file(folder, "f", content));
  }

  @Test
  void read_inParts_positionsCount() {
    try (var file = open(TEXT)) {
      var bytes = new byte[5];
      file.read(bytes, 5);
      assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo("chain");
      assertThat(file.position()).isEqualTo(5);
      file.read(bytes, 5);
      file.expectEnd();
      assertThat(file.mostBytes()).isEqualTo(TEXT.length);
    }
  }

  @Test
  void source_halfRead_digestOfAllBytes() {
    try (var file = open(TEXT)) {
      file.read(new byte[3], 3);
      assertThat(file.source()).isEqualTo(new DataSource("f", Digest.sha256(TEXT)));
    }
  }

  @Test
  void read_gzip_unpackedAndBoundedFromTheStart() {
    var packed = Made.gzip(new byte[1_000_000]);
    try (var file = open(packed)) {
      assertThat(file.mostBytes()).isBetween(1_000_000L, packed.length * 1032L);
      file.read(new byte[1_000_000], 1_000_000);
      file.expectEnd();
      assertThat(file.source().sha256()).isEqualTo(Digest.sha256(packed));
    }
  }

  @Test
  void expectEnd_secondGzipMember_refused() {
    var two = new ByteArrayOutputStream();
    two.writeBytes(Made.gzip(TEXT));
    two.writeBytes(Made.gzip(TEXT));
    try (var file = open(two.toByteArray())) {
      file.read(new byte[TEXT.length], TEXT.length);
      assertThatThrownBy(file::expectEnd)
          .isInstanceOf(DataFormatException.class)
          .hasMessageContaining("goes on at byte 10");
    }
  }

  @Test
  void read_beyondTheEnd_saysWhatIsMissing() {
    try (var file = open(TEXT)) {
      assertThatThrownBy(() -> file.read(new byte[64], 64))
          .isInstanceOf(DataFormatException.class)
          .hasMessageEndingWith("f: ends at byte 10 (expected: 54 bytes more)");
    }
  }

  @Test
  void open_emptyOrOneByte_noGzip() {
    try (var empty = open(new byte[0])) {
      empty.expectEnd();
    }
    try (var one = open(new byte[] {0x1f})) {
      one.read(new byte[1], 1);
      one.expectEnd();
    }
  }

  @Test
  void open_brokenGzipHeader_refused() {
    assertThatThrownBy(() -> open(new byte[] {0x1f, (byte) 0x8b, 7, 7, 7, 7, 7, 7, 7, 7, 7}))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("(expected: a whole gzip file)");
  }

  @Test
  void open_folderOrMissing_refused() throws IOException {
    assertThatThrownBy(() -> InputFile.open(folder))
        .isInstanceOf(StorageException.class)
        .hasMessageEndingWith("(expected: an existing file)");
    var loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    assertThatThrownBy(() -> InputFile.open(loop)).isInstanceOf(StorageException.class);
  }

  @Test
  void failure_otherTrouble_isStorage() {
    try (var file = open(TEXT)) {
      assertThat(file.failure(new IOException("disk")))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("file: ");
    }
  }
}
