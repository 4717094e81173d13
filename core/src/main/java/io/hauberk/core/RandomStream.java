package io.hauberk.core;

/**
 * A counter-based stream of uniform bits: Philox 4x32-10 (Salmon et al. 2011, section 3.4). The
 * counter holds the block and the step, the key the seed; the sample is the counter's high half.
 * Not for secrets.
 */
public final class RandomStream {

  private static final double FLOAT_UNIT = 0x1p-24;
  private static final double DOUBLE_UNIT = 0x1p-53;

  private final int key0;
  private final int key1;
  private final long high;
  private long low;
  private final int[] block = new int[4];
  private int next = 4;

  RandomStream(long seed, long sample, long step) {
    long mixed = mix(seed + GOLDEN * step);
    this.key0 = (int) mixed;
    this.key1 = (int) (mixed >>> 32);
    this.high = sample;
  }

  public int nextInt() {
    if (next == block.length) {
      refill();
    }
    return block[next++];
  }

  public long nextLong() {
    return ((long) nextInt() << 32) | (nextInt() & 0xFFFFFFFFL);
  }

  /** Uniform in [0, 1) on a grid of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * DOUBLE_UNIT;
  }

  /** Uniform in [low, high). */
  public double nextDouble(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /** Uniform in [0, bound), without bias (Lemire 2019). */
  public int nextInt(int bound) {
    Checks.positive("bound", bound);
    long product = (nextInt() & 0xFFFFFFFFL) * bound;
    long threshold = (1L << 32) % bound;
    while ((product & 0xFFFFFFFFL) < threshold) {
      product = (nextInt() & 0xFFFFFFFFL) * bound;
    }
    return (int) (product >>> 32);
  }

  /** Standard normal, by Box and Muller; one of the pair is dropped so that a draw is stateless. */
  public double nextGaussian() {
    double radius = Math.sqrt(-2 * Math.log1p(-nextDouble()));
    return radius * Math.cos(2 * Math.PI * nextDouble());
  }

  /** Fills with uniform draws in [low, high). */
  public void fillUniform(float[] out, float low, float high) {
    for (int i = 0; i < out.length; i++) {
      out[i] = low + (high - low) * (float) ((nextInt() >>> 8) * FLOAT_UNIT);
    }
  }

  /** Fills with standard normal draws, both of each Box-Muller pair. */
  public void fillGaussian(float[] out) {
    for (int i = 0; i < out.length; i += 2) {
      double radius = Math.sqrt(-2 * Math.log1p(-nextDouble()));
      double angle = 2 * Math.PI * nextDouble();
      out[i] = (float) (radius * Math.cos(angle));
      if (i + 1 < out.length) {
        out[i + 1] = (float) (radius * Math.sin(angle));
      }
    }
  }

  /** A random order of 0 to n-1 (Fisher and Yates). */
  public int[] permutation(int n) {
    var order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private void refill() {
    block[0] = (int) low;
    block[1] = (int) (low >>> 32);
    block[2] = (int) high;
    block[3] = (int) (high >>> 32);
    Philox.encrypt(block, key0, key1);
    low++;
    next = 0;
  }

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** SplitMix64's finaliser: near seeds and steps get far keys. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
