package io.hauberk.privacy.train;

/**
 * Standard normal numbers by the ziggurat of 128 layers, from 53 bits each, at some nanoseconds.
 *
 * <p>Source: Doornik, An improved ziggurat method to generate normal random samples (2005), which
 * keeps the bits of the layer apart from those of the place in it.
 */
final class Ziggurat {

  /** Where the tail begins, and the area of every layer (Doornik 2005, section 2). */
  private static final double START = 3.442619855899;

  private static final double AREA = 9.91256303526217e-3;

  private static final int LAYERS = 128;
  private static final double UNIT = 0x1p-53;

  /** Widths of the layers, from the lowest, which has the tail, to the top, of width 0. */
  static final double[] WIDTHS = widths();

  /** The part of a layer that lies wholly under the curve. */
  private static final double[] INNER = inner();

  private final Draws draws;

  Ziggurat(Draws draws) {
    this.draws = draws;
  }

  private static double[] widths() {
    var widths = new double[LAYERS + 1];
    double height = height(START);
    widths[0] = AREA / height;
    widths[1] = START;
    for (int i = 2; i < LAYERS; i++) {
      height += AREA / widths[i - 1];
      widths[i] = Math.sqrt(-2 * Math.log(height));
    }
    return widths;
  }

  private static double[] inner() {
    var inner = new double[LAYERS];
    for (int i = 0; i < LAYERS; i++) {
      inner[i] = WIDTHS[i + 1] / WIDTHS[i];
    }
    return inner;
  }

  /** The curve, 1 at its top. */
  private static double height(double x) {
    return Math.exp(-0.5 * x * x);
  }

  double next() {
    while (true) {
      long bits = draws.next();
      int layer = (int) (bits & (LAYERS - 1));
      double place = (bits >> 10) * UNIT; // 54 bits with the sign, of -1 to 1
      double x = place * WIDTHS[layer];
      if (Math.abs(place) < INNER[layer]) {
        return x;
      }
      if (layer == 0) {
        return place < 0 ? -tail() : tail();
      }
      if (underTheCurve(layer, x)) {
        return x;
      }
    }
  }

  private boolean underTheCurve(int layer, double x) {
    double low = height(WIDTHS[layer]);
    double high = height(WIDTHS[layer + 1]);
    return low + uniform() * (high - low) < height(x);
  }

  /** Beyond {@link #START} (Marsaglia 1964). */
  private double tail() {
    while (true) {
      double x = -Math.log(uniform()) / START;
      double y = -Math.log(uniform());
      if (2 * y > x * x) {
        return START + x;
      }
    }
  }

  /** In (0, 1]. */
  private double uniform() {
    return (draws.next53() + 1) * UNIT;
  }
}
