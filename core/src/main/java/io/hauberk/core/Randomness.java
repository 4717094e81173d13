package io.hauberk.core;

import java.security.SecureRandom;

/**
 * Random draws that depend on what they are for, never on when or where they are made.
 *
 * <p>A stream is keyed by (seed, sample, step), so a result does not change with batch size, order,
 * threads or pruning. These draws are for experiments; keys, shares and noise that carries a
 * guarantee come from {@link #secure()}.
 *
 * @param seed of the experiment; printed with every result
 */
public record Randomness(long seed) {

  private static final SecureRandom SECURE = new SecureRandom();

  /** The stream of one sample at one step. */
  public RandomStream stream(long sample, long step) {
    return new RandomStream(seed, sample, step);
  }

  /** A child whose streams are unrelated to this one's; {@code purpose} names what for. */
  public Randomness derive(String purpose) {
    var stream = new RandomStream(seed, purpose.hashCode(), DERIVE_STEP);
    return new Randomness(stream.nextLong());
  }

  /** The operating system's generator: unpredictable, not repeatable. */
  public static SecureRandom secure() {
    return SECURE;
  }

  /** Far from the small numbers that count steps. */
  private static final long DERIVE_STEP = 0x6465726976650000L;
}
