package io.hauberk.detect.series;

/**
 * Any change of the distribution, by the maximum mean discrepancy of two blocks under a Gaussian
 * kernel whose width is the median distance within the reference (Gretton et al., "A Kernel
 * Two-Sample Test", JMLR 2012). The threshold is that of Corollary 9, free of the distribution, so
 * that false alarms of all comparisons until the next drift together have at most the stated
 * probability, for independent numbers; it is wide: of 200 numbers it finds a shift of about two
 * standard deviations. Time is quadratic in the length of a block, once a block.
 */
public final class KernelMeans implements DriftTest {

  private static final String KIND = "kernel-means";

  /** Blocks longer than this would hold up a stream. */
  private static final int LONGEST = 1024;

  private final Blocks blocks;

  /**
   * @param alpha probability of a false alarm, 0 to 1
   * @param length of a block, 20 to 1024
   */
  public KernelMeans(double alpha, int length) {
    this(new Blocks(alpha, length));
    io.hauberk.core.Checks.inRange("length", length, 20, LONGEST);
  }

  private KernelMeans(Blocks blocks) {
    this.blocks = blocks;
  }

  @Override
  public boolean observe(double value) {
    return blocks.observe(value, KernelMeans::differ);
  }

  private static boolean differ(double[] one, double[] other, double alpha) {
    double bound = Math.sqrt(2.0 / one.length) * (1 + Math.sqrt(2 * Math.log(1 / alpha)));
    return statistic(one, other, medianDistance(one)) > bound;
  }

  /**
   * The biased estimate of the discrepancy, 0 to sqrt 2.
   *
   * @param width of the kernel exp(-d^2 / (2 width^2)), positive
   */
  public static double statistic(double[] one, double[] other, double width) {
    double squared =
        meanKernel(one, one, width)
            + meanKernel(other, other, width)
            - 2 * meanKernel(one, other, width);
    return Math.sqrt(Math.max(0, squared));
  }

  private static double meanKernel(double[] one, double[] other, double width) {
    double sum = 0;
    for (double a : one) {
      for (double b : other) {
        double d = (a - b) / width;
        sum += Math.exp(-d * d / 2);
      }
    }
    return sum / one.length / other.length;
  }

  private static double medianDistance(double[] values) {
    var distances = new double[values.length * (values.length - 1) / 2];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < i; j++) {
        distances[at++] = Math.abs(values[i] - values[j]);
      }
    }
    java.util.Arrays.sort(distances);
    double median = distances[distances.length / 2];
    return median > 0 && Double.isFinite(median) ? median : 1;
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
  public static KernelMeans restore(byte[] snapshot) {
    return new KernelMeans(Blocks.restore(KIND, snapshot));
  }
}
