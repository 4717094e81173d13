package io.hauberk.trust.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Randomness;
import io.hauberk.trust.lock.Secret;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NIST's FF1 samples, and BouncyCastle as a peer. */
class Ff1VectorTest {

  private static final String KEY_256 =
      "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94";

  private static Ff1 ff1(String key, int radix) {
    var alphabet = new Alphabet("0123456789abcdefghijklmnopqrstuvwxyz".substring(0, radix));
    return new Ff1(Secret.of(HexFormat.of().parseHex(key)), alphabet);
  }

  /** csrc.nist.gov, "FF1samples.pdf", samples 1 to 9. */
  @ParameterizedTest
  @CsvSource({
    "16, 10, '', 0123456789, 2433477484",
    "16, 10, 39383736353433323130, 0123456789, 6124200773",
    "16, 36, 3737373770717273373737, 0123456789abcdefghi, a9tv40mll9kdu509eum",
    "24, 10, '', 0123456789, 2830668132",
    "24, 10, 39383736353433323130, 0123456789, 2496655549",
    "24, 36, 3737373770717273373737, 0123456789abcdefghi, xbj3kv35jrawxv32ysr",
    "32, 10, '', 0123456789, 6657667009",
    "32, 10, 39383736353433323130, 0123456789, 1001623463",
    "32, 36, 3737373770717273373737, 0123456789abcdefghi, xs8a0azh2avyalyzuwd"
  })
  void encrypt_nistSample_matchesAndReverses(ArgumentsAccessor sample) {
    var ff1 = ff1(KEY_256.substring(0, 2 * sample.getInteger(0)), sample.getInteger(1));
    var tweak = HexFormat.of().parseHex(sample.getString(2));
    var plain = sample.getString(3);
    var expected = sample.getString(4);
    assertThat(ff1.encrypt(new String[] {plain}, tweak)).containsExactly(expected);
    assertThat(ff1.decrypt(new String[] {expected}, tweak)).containsExactly(plain);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 16, 36})
  void encrypt_randomValues_agreesWithBouncyCastle(int radix) {
    var ff1 = ff1(KEY_256, radix);
    var draws = new Randomness(7).stream(radix, 0);
    for (int trial = 0; trial < 400; trial++) {
      int least = (int) Math.ceil(Math.log(1e6) / Math.log(radix));
      int most = (int) Math.floor(2 * 61 / (Math.log(radix) / Math.log(2))) - 1;
      int length = least + (int) Long.remainderUnsigned(draws.nextLong(), most - least + 1);
      var value = new byte[length];
      for (int i = 0; i < length; i++) {
        value[i] = (byte) Long.remainderUnsigned(draws.nextLong(), radix);
      }
      var tweak = new byte[trial % 40];
      Arrays.setAll(new int[tweak.length], i -> tweak[i] = (byte) draws.nextLong());
      var ours = ff1.encrypt(new String[] {text(value)}, tweak);
      assertThat(ours).containsExactly(text(peer(radix, tweak, value)));
      assertThat(ff1.decrypt(ours, tweak)).containsExactly(text(value));
    }
  }

  private static byte[] peer(int radix, byte[] tweak, byte[] value) {
    var engine = new FPEFF1Engine(AESEngine.newInstance());
    var key = new KeyParameter(HexFormat.of().parseHex(KEY_256));
    engine.init(true, new FPEParameters(key, radix, tweak));
    var out = new byte[value.length];
    assertThat(engine.processBlock(value, 0, value.length, out, 0)).isEqualTo(value.length);
    return out;
  }

  private static String text(byte[] digits) {
    var text = new StringBuilder();
    for (byte digit : digits) {
      text.append(Character.forDigit(digit, 36));
    }
    return text.toString();
  }

  @Test
  void encrypt_mixedLengthsInOneArray_sameAsOneByOne() {
    var ff1 = ff1(KEY_256, 10);
    var values = new String[1000];
    Arrays.setAll(values, i -> String.format(Locale.ROOT, "%0" + (6 + i / 7 % 5) + "d", i));
    var all = ff1.encrypt(values, new byte[3]);
    for (int i = 0; i < values.length; i += 13) {
      assertThat(ff1.encrypt(new String[] {values[i]}, new byte[3])).containsExactly(all[i]);
    }
    assertThat(ff1.decrypt(all, new byte[3])).containsExactly(values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "12345", "1234567890123456789012345678901234567", "12345a", "１２３４５６"})
  void encrypt_badValue_refusedWithoutShowingIt(String value) {
    assertThatThrownBy(() -> ff1(KEY_256, 10).encrypt(new String[] {value}, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("value")
        .hasMessageContaining("(expected: ");
  }

  @Test
  void reduce_againstDivision_exact() {
    var draws = new Randomness(3).stream(0, 0);
    for (int trial = 0; trial < 100_000; trial++) {
      long m = (draws.nextLong() >>> (2 + trial % 60)) + 2;
      long x = draws.nextLong();
      assertThat(new Modulus(m).reduce(x)).isEqualTo(Long.remainderUnsigned(x, m));
    }
  }
}
