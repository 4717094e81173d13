package io.hauberk.trust.lock;

import io.hauberk.core.Checks;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What one guess of a passphrase costs (Argon2id, RFC 9106).
 *
 * <p>The bounds hold for files that are read, too: a forged header can neither ask for more than 1
 * GiB, nor for more than 4 GiB of memory passes.
 *
 * @param memoryKib memory of one derivation, 19,456 KiB (OWASP's least) to 1 GiB
 * @param passes over that memory, 1 to 16
 * @param lanes 1 to 16
 */
public record Argon2Cost(int memoryKib, int passes, int lanes) {

  /** RFC 9106 section 4, second recommendation: 64 MiB, 3 passes, 4 lanes. */
  public static final Argon2Cost DEFAULT = new Argon2Cost(65_536, 3, 4);

  /** OWASP's least: 19 MiB, 2 passes, 1 lane. */
  public static final Argon2Cost LEAST = new Argon2Cost(19_456, 2, 1);

  private static final int LEAST_MEMORY_KIB = 19_456;
  private static final int MOST_MEMORY_KIB = 1 << 20;
  private static final int MOST_PASSES = 16;
  private static final int MOST_LANES = 16;
  private static final long MOST_WORK_KIB = 4L << 20;

  public Argon2Cost {
    Checks.inRange("argon2 memory in KiB", memoryKib, LEAST_MEMORY_KIB, MOST_MEMORY_KIB);
    Checks.inRange("argon2 passes", passes, 1, MOST_PASSES);
    Checks.inRange("argon2 lanes", lanes, 1, MOST_LANES);
    Checks.argument(
        (long) memoryKib * passes <= MOST_WORK_KIB,
        "argon2 memory times passes",
        (long) memoryKib * passes,
        "<= " + MOST_WORK_KIB + " KiB");
  }

  Secret derive(Passphrase passphrase, byte[] salt, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    var key = new byte[length];
    generator.generateBytes(passphrase.bytes(), key);
    return Secret.of(key);
  }
}
