package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileInputTest {

  @TempDir Path folder;

  private static FileInput of(int... octets) {
    return PickleWriter.input(new PickleWriter().raw(octets).bytes());
  }

  /** A disk that fails after some bytes. */
  private static FileInput failing(IOException failure) {
    var stream =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw failure;
          }

          @Override
          public void close() throws IOException {
            throw failure;
          }
        };
    return new FileInput("disk", stream, 100);
  }

  @Test
  void read_inOrder_remainingCountsDown() {
    try (var in = of(1, 2, 0xff, 4, 0, 0, 0, 8)) {
      assertThat(in.octet("a")).isEqualTo(1);
      in.skip(1, "b");
      assertThat(in.octet("c")).isEqualTo(255);
      assertThat(in.littleEndian(4, "d").getInt()).isEqualTo(4);
      assertThat(in.remaining()).isEqualTo(1);
      assertThat(in.bytes(1, "e")).containsExactly(8);
      in.requireEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void require_moreThanIsLeft_refused(long count) {
    try (var in = of(1, 2, 3)) {
      assertThatThrownBy(() -> in.require(count, "part"))
          .isInstanceOf(ModelFormatException.class)
          .hasMessage(
              "part: " + count + " bytes (expected: at most the 3 that are left of the file)");
      assertThatThrownBy(() -> in.skip(count, "part")).isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void bytes_moreThanIsLeft_refusedBeforeTheyAreTaken() {
    try (var in = of(1, 2, 3)) {
      assertThatThrownBy(() -> in.bytes(Integer.MAX_VALUE, "part"))
          .isInstanceOf(ModelFormatException.class);
      assertThat(in.remaining()).isEqualTo(3);
    }
  }

  @Test
  void requireEnd_bytesLeft_refused() {
    try (var in = of(1, 2)) {
      assertThatThrownBy(in::requireEnd).hasMessage("file: 2 bytes after its end (expected: none)");
    }
  }

  @Test
  void read_fileThatShrank_refused() {
    try (var in = new FileInput("shrunk", new ByteArrayInputStream(new byte[2]), 9)) {
      in.skip(2, "start");
      var message = "file: shrunk (expected: whole and unbroken)";
      assertThatThrownBy(() -> in.octet("a")).hasMessage(message);
      assertThatThrownBy(() -> in.bytes(2, "a")).hasMessage(message);
      assertThatThrownBy(() -> in.skip(2, "a")).hasMessage(message);
    }
  }

  @Test
  void read_diskFails_storageException() {
    var in = failing(new IOException("Input/output error"));
    var message = "file: disk (expected: readable to its end)";
    assertThatThrownBy(() -> in.octet("a"))
        .isInstanceOf(StorageException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> in.bytes(2, "a")).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> in.skip(2, "a")).isInstanceOf(StorageException.class);
    assertThatThrownBy(in::close).isInstanceOf(StorageException.class).hasMessage(message);
  }

  @Test
  void read_brokenCompression_modelFormatException() {
    var in = failing(new ZipException("invalid block type"));
    assertThatThrownBy(() -> in.octet("a"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("file: disk (expected: whole and unbroken)");
  }

  @Test
  void open_file_lengthKnown() throws IOException {
    var file = Files.write(folder.resolve("f"), new byte[] {5, 6, 7});
    try (var in = FileInput.open(file)) {
      assertThat(in.remaining()).isEqualTo(3);
      assertThat(in.octet("a")).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent", "absent/inside", "."})
  void open_absentOrFolder_storageException(String name) {
    assertThatThrownBy(() -> FileInput.open(folder.resolve(name)))
        .isInstanceOf(StorageException.class)
        .hasMessageEndingWith(name + " (expected: an existing file)");
  }
}
