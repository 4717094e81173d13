package io.hauberk.trust.lock;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a locked file; only what the lock sealed opens. */
class LockedFileFuzzTest {

  private static final LockedFile FILE = new LockedFile("hauberk-test", Path.of("none"));
  private static final KmsLock LOCK = new KmsLock(new Plain());

  /** Wraps nothing at all: the fuzzer shall get as far as the key. */
  private static final class Plain implements Kms {

    @Override
    public String name() {
      return "plain";
    }

    @Override
    public String wrap(Secret key, String context) {
      return Base64.getEncoder().encodeToString(key.bytes());
    }

    @Override
    public Secret unwrap(String wrapped, String context) {
      try {
        return Secret.of(Base64.getDecoder().decode(wrapped));
      } catch (IllegalArgumentException e) {
        throw new IntegrityException("wrapped", "unreadable", "base64", e);
      }
    }
  }

  static Stream<byte[]> seeds() {
    var good = new String(FILE.seal(new byte[] {1, 2, 3}, LOCK), StandardCharsets.UTF_8);
    return Stream.of(
            good,
            good.replace("\"version\":1", "\"version\":2"),
            good.replace("\"kms\":\"plain\"", "\"kms\":7"),
            good.replace("\"lock\":{", "\"lock\":[{").replace("},\"nonce\"", "}],\"nonce\""),
            good.replace("\"type\":\"kms\"", "\"type\":\"argon2id\""),
            good.replace("\"nonce\":\"", "\"nonce\":\"AAAA"),
            good + good,
            "{}",
            "null",
            "")
        .map(seed -> seed.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzOpen(byte[] data) {
    try {
      assertThat(FILE.open(data, LOCK)).containsExactly(1, 2, 3);
    } catch (IntegrityException e) {
      assertThat(e).hasMessageContaining("(expected: ");
    }
  }
}
