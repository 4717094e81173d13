package io.hauberk.detect.series;

/**
 * Any change of the distribution of numbers, by the largest distance of two blocks' distribution
 * functions. False alarms of all comparisons until the next drift together have at most the stated
 * probability, for independent numbers of any distribution (Dvoretzky-Kiefer-Wolfowitz with
 * Massart's constant, Ann. Probab. 1990, for each block; the bounds add).
 */
public final class KolmogorovSmirnov implements DriftTest {

  private static final String KIND = "kolmogorov-smirnov";

  private final Blocks blocks;

  /**
   * @param alpha probability of a false alarm, 0 to 1
   * @param length of a block, 20 to 16384
   */
  public KolmogorovSmirnov(double alpha, int length) {
    this(new Blocks(alpha, length));
  }

  private KolmogorovSmirnov(Blocks blocks) {
    this.blocks = blocks;
  }

  @Override
  public boolean observe(double value) {
    return blocks.observe(value, KolmogorovSmirnov::differ);
  }

  private static boolean differ(double[] one, double[] other, double alpha) {
    double ofEach = Math.sqrt(Math.log(4 / alpha) / (2 * one.length));
    return statistic(one, other) > 2 * ofEach;
  }

  /** The largest distance of the empirical distribution functions, 0 to 1; neither is empty. */
  public static double statistic(double[] one, double[] other) {
    var a = one.clone();
    var b = other.clone();
    java.util.Arrays.sort(a);
    java.util.Arrays.sort(b);
    double most = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      double at = Math.min(a[i], b[j]);
      while (i < a.length && a[i] <= at) {
        i++;
      }
      while (j < b.length && b[j] <= at) {
        j++;
      }
      most = Math.max(most, Math.abs((double) i / a.length - (double) j / b.length));
    }
    return most;
  }

  @Override
  public byte[] snapshot() {
    return blocks.snapshot(KIND);
  }

  /**
   * A test in the state that {@link #snapshot()} gave.
   *
   * @throws io.hauberk.core.DataFormatException for any other bytes
   */
  public static KolmogorovSmirnov restore(byte[] snapshot) {
    return new KolmogorovSmirnov(Blocks.restore(KIND, snapshot));
  }
}
