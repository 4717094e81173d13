package io.hauberk.trust.token;

import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyring;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Values a second of one thread, by its processor time and by the clock, which differ on a shared
 * machine; the figures in docs/trust-keys.md.
 */
final class TokenRates {

  private static final int VALUES = 200_000;

  private TokenRates() {}

  public static void main(String[] args) {
    var ring = Keyring.empty().create("s", KeyKind.AES_256_SIV, Instant.EPOCH);
    ring = ring.create("f", KeyKind.AES_256_FF1, Instant.EPOCH);
    var siv = new Tokens(ring.keyset("s"));
    var ff1 = FormatTokens.of(ring.keyset("f"), Alphabet.DIGITS);
    var values = new String[VALUES];
    Arrays.setAll(
        values, i -> String.format(Locale.ROOT, "%018d", 110_105_194_900_000_000L + 7919L * i));
    for (int round = 0; round < 8; round++) {
      rate("AES-SIV", () -> siv.tokenize(values, "id"));
      rate("AES-SIV one by one", () -> oneByOne(siv, values));
      rate("FF1", () -> ff1.tokenize(values, "id"));
    }
  }

  private static String[] oneByOne(Tokens siv, String[] values) {
    return Arrays.stream(values).map(value -> siv.tokenize(value, "id")).toArray(String[]::new);
  }

  private static void rate(String name, Supplier<String[]> work) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long startCpu = threads.getCurrentThreadCpuTime();
    var tokens = work.get();
    long cpu = threads.getCurrentThreadCpuTime() - startCpu;
    long wall = System.nanoTime() - start;
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f M values a second of processor time, %.2f by the clock (%s)%n",
        name,
        VALUES * 1e3 / cpu,
        VALUES * 1e3 / wall,
        tokens[0]);
  }
}
