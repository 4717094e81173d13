package io.hauberk.trust.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.lock.IntegrityException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text as a token or a value. */
class TokenFuzzTest {

  private static final Keyring RING =
      Keyring.empty()
          .create("s", KeyKind.AES_256_SIV, Instant.EPOCH)
          .create("f", KeyKind.AES_256_FF1, Instant.EPOCH);
  private static final Tokens TOKENS = new Tokens(RING.keyset("s"));
  private static final FormatTokens FORMATS = FormatTokens.of(RING.keyset("f"), Alphabet.DIGITS);

  static Stream<byte[]> seeds() {
    return Stream.of(
            TOKENS.tokenize("110105194912310025", "id"), "110105194912310025", "?", "张", "")
        .map(seed -> seed.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzReveal(byte[] data) {
    var text = new String(data, StandardCharsets.UTF_8);
    var token = TOKENS.tokenize(text, "c");
    assertThat(TOKENS.reveal(token, "c")).isEqualTo(text);
    assertThat(TOKENS.tokenize(new String[] {text}, "c")).containsExactly(token);
    try {
      assertThat(TOKENS.tokenize(TOKENS.reveal(text, "id"), "id")).isNotEmpty();
    } catch (IntegrityException e) {
      assertThat(e).hasMessageContaining("(expected: ");
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzFormat(byte[] data) {
    var text = new String(data, StandardCharsets.UTF_8);
    try {
      var token = FORMATS.tokenize(text, "c");
      assertThat(token).hasSize(text.length()).matches("[0-9]+");
      assertThat(FORMATS.reveal(token, "c")).isEqualTo(text);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("(expected: ");
    }
  }
}
