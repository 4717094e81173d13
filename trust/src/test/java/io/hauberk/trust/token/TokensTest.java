package io.hauberk.trust.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesSiv;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.lock.IntegrityException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  private final Keyring ring = Keyring.empty().create("t", KeyKind.AES_256_SIV, NOW);
  private final Tokens tokens = new Tokens(ring.keyset("t"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "110105194912310025",
        "张伟",
        "a longer value, of several blocks of the cipher"
      })
  void reveal_anyText_isWhatWasTokenized(String value) {
    var token = tokens.tokenize(value, "id");
    assertThat(token).matches("[A-Za-z0-9_-]+").isEqualTo(tokens.tokenize(value, "id"));
    assertThat(tokens.reveal(token, "id")).isEqualTo(value);
  }

  @Test
  void tokenize_otherContext_otherToken() {
    assertThat(tokens.tokenize("x", "a")).isNotEqualTo(tokens.tokenize("x", "b"));
  }

  @Test
  void reveal_anyBitFlippedOrCut_refused() {
    var raw = Base64.getUrlDecoder().decode(tokens.tokenize("110105194912310025", "id"));
    for (int bit = 0; bit < 8 * raw.length; bit++) {
      var changed = raw.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      refused(encode(changed), "id");
    }
    for (int length = 0; length < raw.length; length++) {
      refused(encode(Arrays.copyOf(raw, length)), "id");
    }
    refused(encode(Arrays.copyOf(raw, raw.length + 1)), "id");
    refused(encode(raw), "other context");
    refused("not base64!", "id");
  }

  private void refused(String token, String context) {
    assertThatThrownBy(() -> tokens.reveal(token, context)).isInstanceOf(IntegrityException.class);
  }

  private static String encode(byte[] raw) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
  }

  /** Our many at a time against Tink's one at a time, every length around the blocks. */
  @Test
  void tokenize_manyMixedLengths_sameAsTinksOneByOne() {
    var values = new String[3000];
    for (int i = 0; i < values.length; i++) {
      values[i] = "张".repeat(i % 3) + "x".repeat(i * 7 % 81) + i % 10;
    }
    values[17] = "";
    for (var context :
        new String[] {"", "id", "0123456789abcdef", "a context of more than one block"}) {
      var all = tokens.tokenize(values, context);
      for (int i = 0; i < values.length; i += 1 + i % 5) {
        assertThat(all[i]).as(values[i]).isEqualTo(tokens.tokenize(values[i], context));
      }
    }
    assertThat(tokens.reveal(tokens.tokenize(values, "id"), "id")).containsExactly(values);
  }

  @Test
  void reveal_afterRotation_oldTokensStillDo() {
    var old = tokens.tokenize("x", "id");
    var rotated = new Tokens(ring.rotate("t", NOW).keyset("t"));
    assertThat(rotated.reveal(old, "id")).isEqualTo("x");
    assertThat(rotated.tokenize("x", "id")).isNotEqualTo(old);
  }

  @Test
  void reveal_destroyedVersion_refused() {
    var old = tokens.tokenize("x", "id");
    int id = ring.keyset("t").primary();
    var shredded = new Tokens(ring.rotate("t", NOW).destroy("t", id, NOW).keyset("t"));
    assertThatThrownBy(() -> shredded.reveal(old, "id")).isInstanceOf(IntegrityException.class);
  }

  /** Python's cryptography 50.0.2, AESSIV(bytes(range(64))).encrypt(value, [context]). */
  @ParameterizedTest
  @CsvSource({
    "'', 6964, 03087ae0344cbba297a8d0f6de1b9730",
    "78, '', 88c07f717ba671023974b23b3bd47a3b33",
    "313130313035313934393132333130303235, 6964,"
        + " 24dc131d93a6cb61456cddfb25c13deed2267715ff9f53452ee1825d7fa2ca34b9de",
    "000102030405060708090a0b0c0d0e0f, 6964,"
        + " 70ee8dde20c56a8f8ac1b1362f4f22c3d177130394c8c1a61aa8e00bfeaf47fb",
    "000102030405060708090a0b0c0d0e, 6964,"
        + " 6033d77f22c3e5cb1283bca32896838ff699a6f7413d4903b7f0511e42a3ff",
    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20, e8af81e4bbb6,"
        + " 3b327fc70a0f23fa16c3be7965cfbd1b96d6cc2f96a2dd25730d13c3f3c31f1ef05310887808e9ec23e969acb927cd7575"
  })
  void aesSiv_peersVector_matches(String value, String context, String sealed)
      throws GeneralSecurityException {
    var hex = HexFormat.of();
    var key = new byte[64];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    assertThat(new AesSiv(key).encryptDeterministically(hex.parseHex(value), hex.parseHex(context)))
        .isEqualTo(hex.parseHex(sealed));
  }

  /** A token is Tink's prefix and the AES-SIV of the primary's bytes. */
  @Test
  void tokenize_bytes_areTinks() throws GeneralSecurityException {
    var keyset = ring.keyset("t");
    var siv = new AesSiv(keyset.material(keyset.primary()).bytes());
    var expected =
        siv.encryptDeterministically(
            "x".getBytes(StandardCharsets.UTF_8), "id".getBytes(StandardCharsets.UTF_8));
    var raw = HexFormat.of().formatHex(Base64.getUrlDecoder().decode(tokens.tokenize("x", "id")));
    assertThat(raw)
        .isEqualTo("01" + keyset.primaryVersion().name() + HexFormat.of().formatHex(expected));
  }

  @Test
  void new_otherKinds_refused() {
    var files = Keyring.empty().create("f", KeyKind.AES_256_GCM, NOW).keyset("f");
    assertThatThrownBy(() -> new Tokens(files)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FormatTokens.of(files, Alphabet.DIGITS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void formatTokens_roundTrip_sameFormatAndOldVersionByItsId() {
    var formats = Keyring.empty().create("f", KeyKind.AES_256_FF1, NOW);
    var token =
        FormatTokens.of(formats.keyset("f"), Alphabet.DIGITS).tokenize("6222021234567890", "card");
    assertThat(token).matches("[0-9]{16}").isNotEqualTo("6222021234567890");
    int old = formats.keyset("f").primary();
    var rotated = formats.rotate("f", NOW).keyset("f");
    assertThat(FormatTokens.of(rotated, old, Alphabet.DIGITS).reveal(token, "card"))
        .isEqualTo("6222021234567890");
    assertThat(FormatTokens.of(rotated, Alphabet.DIGITS).reveal(token, "card"))
        .isNotEqualTo("6222021234567890");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "00", "0 1", "0é"})
  void alphabet_bad_refused(String characters) {
    assertThatThrownBy(() -> new Alphabet(characters)).isInstanceOf(IllegalArgumentException.class);
  }
}
