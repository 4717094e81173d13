package io.hauberk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {

  /** FIPS 180-2, appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  @Test
  void sha256_abc_knownAnswer() throws IOException {
    var bytes = "abc".getBytes(StandardCharsets.US_ASCII);
    assertThat(Digest.sha256(bytes)).isEqualTo(ABC);
    assertThat(Digest.sha256(Files.write(folder.resolve("abc"), bytes))).isEqualTo(ABC);
  }

  @Test
  void sha256_missingFile_storageError() {
    assertThatThrownBy(() -> Digest.sha256(folder.resolve("none")))
        .isInstanceOf(StorageException.class);
  }
}
