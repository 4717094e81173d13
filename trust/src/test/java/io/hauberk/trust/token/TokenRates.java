package io.hauberk.trust.token;

import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyring;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** Values a second of one thread; the figures in docs/trust-keys.md. */
final class TokenRates {

  private static final int VALUES = 200_000;

  private TokenRates() {}

  public static void main(String[] args) {
    var ring = Keyring.empty().create("s", KeyKind.AES_256_SIV, Instant.EPOCH);
    ring = ring.create("f", KeyKind.AES_256_FF1, Instant.EPOCH);
    var siv = new Tokens(ring.keyset("s"));
    var ff1 = FormatTokens.of(ring.keyset("f"), Alphabet.DIGITS);
    var values = new String[VALUES];
    Arrays.setAll(values, i -> String.format(Locale.ROOT, "%016d", 6_222_021_000_000_000L + i));
    for (int round = 0; round < 8; round++) {
      long start = System.nanoTime();
      for (var value : values) {
        siv.tokenize(value, "card");
      }
      long middle = System.nanoTime();
      var tokens = ff1.tokenize(values, "card");
      long end = System.nanoTime();
      System.out.printf(
          Locale.ROOT,
          "AES-SIV %.2f M/s, FF1 %.2f M/s (%s)%n",
          VALUES * 1e3 / (middle - start),
          VALUES * 1e3 / (end - middle),
          tokens[0]);
    }
  }
}
