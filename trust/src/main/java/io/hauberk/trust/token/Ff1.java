package io.hauberk.trust.token;

import io.hauberk.core.Checks;
import io.hauberk.trust.lock.Secret;
import java.nio.charset.StandardCharsets;

/**
 * FF1 (NIST SP 800-38G, algorithms 7 and 8) on 64-bit arithmetic, many values at a time: each of
 * the ten rounds is one block of AES a value, and what depends on length and tweak alone is
 * computed once.
 *
 * <p>Lengths n with radix^n >= 1,000,000 (SP 800-38G Rev. 1) and radix^ceil(n/2) below 2^62: 6 to
 * 36 digits, 4 to 22 characters of radix 36. Used by one thread.
 */
final class Ff1 {

  private static final int ROUNDS = 10;
  private static final int BATCH = 256;
  private static final int MOST_TWEAK = 1 << 16;

  private final Alphabet alphabet;
  private final AesBlocks aes;
  private final long[] a = new long[BATCH];
  private final long[] b = new long[BATCH];

  Ff1(Secret key, Alphabet alphabet) {
    this.alphabet = alphabet;
    this.aes = new AesBlocks(key, BATCH);
  }

  /** Which way. */
  private interface Rounds {
    void run(Ff1Layout layout, int count);
  }

  String[] encrypt(String[] values, byte[] tweak) {
    return all(values, tweak, this::encryptRounds);
  }

  String[] decrypt(String[] values, byte[] tweak) {
    return all(values, tweak, this::decryptRounds);
  }

  private String[] all(String[] values, byte[] tweak, Rounds rounds) {
    Checks.argument(
        tweak.length <= MOST_TWEAK, "tweak", tweak.length + " bytes", "at most " + MOST_TWEAK);
    var results = new String[values.length];
    int from = 0;
    while (from < values.length) {
      int to = sameLength(values, from);
      var layout = Ff1Layout.of(alphabet.radix(), values[from].length(), tweak, aes);
      load(values, from, to, layout);
      rounds.run(layout, to - from);
      store(results, from, to, layout);
      from = to;
    }
    return results;
  }

  private static int sameLength(String[] values, int from) {
    int to = from + 1;
    int length = values[from].length();
    while (to < values.length && to - from < BATCH && values[to].length() == length) {
      to++;
    }
    return to;
  }

  private void load(String[] values, int from, int to, Ff1Layout layout) {
    for (int i = from; i < to; i++) {
      a[i - from] = alphabet.number(values[i], 0, layout.u());
      b[i - from] = alphabet.number(values[i], layout.u(), layout.n());
    }
  }

  private void store(String[] results, int from, int to, Ff1Layout layout) {
    var text = new byte[layout.n()];
    for (int i = from; i < to; i++) {
      alphabet.write(a[i - from], text, 0, layout.u());
      alphabet.write(b[i - from], text, layout.u(), layout.n());
      results[i] = new String(text, StandardCharsets.ISO_8859_1);
    }
  }

  private void encryptRounds(Ff1Layout layout, int count) {
    for (int round = 0; round < ROUNDS; round++) {
      mask(layout, round, b, count);
      var modulus = layout.modulus(round);
      for (int k = 0; k < count; k++) {
        long c = modulus.add(a[k], layout.number(aes, k, modulus));
        a[k] = b[k];
        b[k] = c;
      }
    }
  }

  private void decryptRounds(Ff1Layout layout, int count) {
    for (int round = ROUNDS - 1; round >= 0; round--) {
      mask(layout, round, a, count);
      var modulus = layout.modulus(round);
      for (int k = 0; k < count; k++) {
        long c = modulus.subtract(b[k], layout.number(aes, k, modulus));
        b[k] = a[k];
        a[k] = c;
      }
    }
  }

  /** The last block of each value's CBC-MAC, encrypted. */
  private void mask(Ff1Layout layout, int round, long[] half, int count) {
    long high = layout.high(round);
    long low = layout.low(round);
    for (int k = 0; k < count; k++) {
      aes.put(k, high, low ^ half[k]);
    }
    aes.encrypt(count);
  }
}
