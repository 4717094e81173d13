package io.hauberk.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DigestStreamTest {

  private static final byte[] TEXT = "chain mail".getBytes(StandardCharsets.UTF_8);

  @Test
  void sha256_readWhole_equalsDigestOfBytes() throws IOException {
    try (var in = new DigestStream(new ByteArrayInputStream(TEXT))) {
      assertThat(in.readAllBytes()).isEqualTo(TEXT);
      assertThat(in.sha256()).isEqualTo(Digest.sha256(TEXT));
    }
  }

  @Test
  void sha256_readInPart_coversTheRest() throws IOException {
    try (var in = new DigestStream(new ByteArrayInputStream(TEXT))) {
      assertThat(in.read()).isEqualTo('c');
      assertThat(in.sha256()).isEqualTo(Digest.sha256(TEXT));
    }
  }
}
