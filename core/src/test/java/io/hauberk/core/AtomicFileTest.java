package io.hauberk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path folder;

  @Test
  void write_newFolder_fileHasContentAndNothingElseIsLeft() throws IOException {
    var target = folder.resolve("a/b.txt");
    AtomicFile.writeText(target, "content");
    assertThat(target).hasContent("content");
    assertThat(target.getParent())
        .isDirectoryContaining("glob:**b.txt")
        .satisfies(this::holdsOneFile);
  }

  @Test
  void write_diskFullHalfWay_oldFileStaysAndNoPartialIsLeft() throws IOException {
    var target = folder.resolve("model");
    AtomicFile.writeText(target, "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    target,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("No space left on device");
    assertThat(target).hasContent("old");
    holdsOneFile(folder);
  }

  @Test
  void write_folderIsAFile_storageError() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> AtomicFile.writeText(file.resolve("below"), "x"))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("file: ");
  }

  private void holdsOneFile(Path inside) {
    try (var files = Files.list(inside)) {
      assertThat(files).hasSize(1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
