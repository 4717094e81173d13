package io.hauberk.tensor.data.glyph;

import io.hauberk.core.RandomStream;

/**
 * How one sample is written: where, how large, how slanted, how shakily. Maps the unit square of
 * {@link Strokes} to pixels: a smooth warp, then an affine map. {@link StrictMath} keeps samples
 * the same on every platform.
 *
 * @param affine x' = a x + b y + c, y' = d x + e y + f, row by row, about the centre
 * @param warp of each of x and y: amplitude, frequency over x, frequency over y, phase
 */
record Hand(double[] affine, double[][] warp) {

  private static final double MAX_ROTATION = 0.26; // 15 degrees
  private static final double MAX_SHEAR = 0.3;
  private static final double MAX_SHIFT = 2.2; // pixels
  private static final double MIN_HEIGHT = 15; // pixels, of 28
  private static final double MAX_HEIGHT = 21.5;
  private static final double MIN_ASPECT = 0.55; // width over height
  private static final double MAX_ASPECT = 0.9;
  private static final double MAX_WARP = 0.055; // of the digit's size
  private static final double CENTRE = Glyphs.SIDE / 2.0;

  static Hand draw(RandomStream random) {
    double angle = random.nextDouble(-MAX_ROTATION, MAX_ROTATION);
    double shear = random.nextDouble(-MAX_SHEAR, MAX_SHEAR);
    double height = random.nextDouble(MIN_HEIGHT, MAX_HEIGHT);
    double width = height * random.nextDouble(MIN_ASPECT, MAX_ASPECT);
    double sin = StrictMath.sin(angle);
    double cos = StrictMath.cos(angle);
    double[] affine = {
      width * cos,
      shear * height * cos - height * sin,
      CENTRE + shift(random),
      width * sin,
      shear * height * sin + height * cos,
      CENTRE + shift(random)
    };
    return new Hand(
        affine, new double[][] {wave(random), wave(random), wave(random), wave(random)});
  }

  /** Pixel coordinates of a point of the unit square. */
  double[] place(double x, double y) {
    double u = x - 0.5 + wave(warp[0], x, y) + wave(warp[1], x, y);
    double v = y - 0.5 + wave(warp[2], x, y) + wave(warp[3], x, y);
    return new double[] {
      affine[0] * u + affine[1] * v + affine[2], affine[3] * u + affine[4] * v + affine[5]
    };
  }

  private static double shift(RandomStream random) {
    return random.nextDouble(-MAX_SHIFT, MAX_SHIFT);
  }

  private static double[] wave(RandomStream random) {
    return new double[] {
      random.nextDouble(0, MAX_WARP),
      random.nextDouble(-5, 5),
      random.nextDouble(-5, 5),
      random.nextDouble(0, 2 * StrictMath.PI)
    };
  }

  private static double wave(double[] wave, double x, double y) {
    return wave[0] * StrictMath.sin(wave[1] * x + wave[2] * y + wave[3]);
  }
}
