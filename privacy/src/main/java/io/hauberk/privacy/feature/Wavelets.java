package io.hauberk.privacy.feature;

import org.jtransforms.fft.DoubleFFT_2D;

/**
 * Morlet wavelets and their low-pass filter on a periodic square, by their Fourier transforms,
 * which are real.
 *
 * <p>Source: Bruna and Mallat, Invariant scattering convolution networks (2013), section 2.1; the
 * constants are kymatio's (Andreux et al. 2020).
 *
 * @param side of the square
 */
record Wavelets(int side) {

  static final int ANGLES = 8;

  /** Of the envelope at the finest scale, in pixels. */
  private static final double WIDTH = 0.8;

  /** At the finest scale, in radians a pixel. */
  private static final double FREQUENCY = 0.75 * Math.PI;

  /** How much shorter an envelope is across its wave: 4 over the angles. */
  private static final double SLANT = 0.5;

  /** Kymatio's pi. */
  private static final double PI = 3.1415;

  /** The square's copies to each side that still reach into it. */
  private static final int COPIES = 2;

  /** An envelope with a wave in it. */
  private record Gabor(int side, double width, double angle, double frequency, double slant) {

    private static final int RE = 0;
    private static final int IM = 1;

    /** [side * side * 2], real and imaginary parts by turns. */
    double[] values() {
      var values = new double[2 * side * side];
      for (int row = 0; row < side; row++) {
        for (int column = 0; column < side; column++) {
          int at = 2 * (row * side + column);
          addCopies(values, at, row, column);
        }
      }
      return values;
    }

    private void addCopies(double[] values, int at, int row, int column) {
      double norm = 2 * PI * width * width / slant;
      for (int up = -COPIES; up <= COPIES; up++) {
        for (int left = -COPIES; left <= COPIES; left++) {
          double x = row + up * (double) side;
          double y = column + left * (double) side;
          double along = x * Math.cos(angle) + y * Math.sin(angle);
          double across = slant * (y * Math.cos(angle) - x * Math.sin(angle));
          double height = Math.exp(-(along * along + across * across) / (2 * width * width)) / norm;
          values[at + RE] += height * Math.cos(frequency * along);
          values[at + IM] += height * Math.sin(frequency * along);
        }
      }
    }
  }

  /** The low-pass filter at a scale: [side * side]. */
  double[] lowPass(int scale) {
    return transformed(new Gabor(side, WIDTH * (1 << scale), 0, 0, 1).values());
  }

  /** The wavelet of a scale and an angle, of mean zero: [side * side]. */
  double[] wavelet(int scale, int angle) {
    double turned = (ANGLES / 2 - 1 - angle) * Math.PI / ANGLES;
    double width = WIDTH * (1 << scale);
    var wave = new Gabor(side, width, turned, FREQUENCY / (1 << scale), SLANT).values();
    var envelope = new Gabor(side, width, turned, 0, SLANT).values();
    double mass = sum(envelope, 0);
    double re = sum(wave, 0) / mass;
    double im = sum(wave, 1) / mass;
    for (int i = 0; i < wave.length; i += 2) {
      wave[i] -= re * envelope[i];
      wave[i + 1] -= im * envelope[i];
    }
    return transformed(wave);
  }

  /**
   * A filter for signals of half the side: frequencies that half the samples cannot hold are cut
   * off, the others fold.
   */
  double[] halved(double[] filter) {
    int half = side / 2;
    var folded = new double[half * half];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        if (kept(row) && kept(column)) {
          folded[row % half * half + column % half] += filter[row * side + column];
        }
      }
    }
    return folded;
  }

  private boolean kept(int index) {
    return index < side / 4 || index >= side / 4 + side / 2;
  }

  private static double sum(double[] values, int from) {
    double sum = 0;
    for (int i = from; i < values.length; i += 2) {
      sum += values[i];
    }
    return sum;
  }

  private double[] transformed(double[] values) {
    new DoubleFFT_2D(side, side).complexForward(values);
    var real = new double[side * side];
    for (int i = 0; i < real.length; i++) {
      real[i] = values[2 * i];
    }
    return real;
  }
}
