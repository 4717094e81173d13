package io.hauberk.privacy.accounting;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/** Sums of independent losses by fast Fourier transform. */
final class Convolution {

  static {
    ConcurrencyUtils.setNumberOfThreads(1); // threads would outlive the program
  }

  private Convolution() {}

  /** The convolution of two sequences. */
  static double[] product(double[] a, double[] b, int size) {
    int n = powerOfTwo(size);
    var fft = new DoubleFFT_1D(n);
    var left = Arrays.copyOf(a, n);
    var right = Arrays.copyOf(b, n);
    fft.realForward(left);
    fft.realForward(right);
    left[0] *= right[0];
    left[1] *= right[1];
    for (int i = 2; i < n; i += 2) {
      double real = left[i] * right[i] - left[i + 1] * right[i + 1];
      left[i + 1] = left[i] * right[i + 1] + left[i + 1] * right[i];
      left[i] = real;
    }
    return back(fft, left, size);
  }

  /** The {@code count}-fold convolution of {@code masses}, which begin at {@code lowest}. */
  static double[] power(double[] masses, int lowest, long count, Window window) {
    int n = powerOfTwo(window.size());
    var wrapped = new double[n];
    for (int i = 0; i < masses.length; i++) {
      wrapped[i & (n - 1)] += masses[i];
    }
    var fft = new DoubleFFT_1D(n);
    fft.realForward(wrapped);
    wrapped[0] = Math.pow(wrapped[0], count);
    wrapped[1] = Math.pow(wrapped[1], count);
    for (int i = 2; i < n; i += 2) {
      raise(wrapped, i, count);
    }
    var all = back(fft, wrapped, n);
    int shift = (int) Math.floorMod(window.lowest() - count * lowest, (long) n);
    var result = new double[window.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = all[(i + shift) & (n - 1)];
    }
    return result;
  }

  /** What rounding in the transforms may have moved, in all. */
  static double allowance(long count, int size) {
    return Math.ulp(1.0) * (count + Math.sqrt(size) / 8);
  }

  private static void raise(double[] values, int i, long count) {
    double real = values[i];
    double imaginary = values[i + 1];
    double logNorm = 0.5 * Math.log(real * real + imaginary * imaginary) * count;
    if (!(logNorm > NOTHING)) {
      values[i] = 0;
      values[i + 1] = 0;
      return;
    }
    double a = 1;
    double b = 0;
    for (long left = count; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        double next = a * real - b * imaginary;
        b = a * imaginary + b * real;
        a = next;
      }
      double square = (real - imaginary) * (real + imaginary);
      imaginary = 2 * real * imaginary;
      real = square;
    }
    values[i] = a;
    values[i + 1] = b;
  }

  private static double[] back(DoubleFFT_1D fft, double[] spectrum, int size) {
    fft.realInverse(spectrum, true);
    var result = Arrays.copyOf(spectrum, size);
    for (int i = 0; i < size; i++) {
      result[i] = Math.max(0, result[i]);
    }
    return result;
  }

  private static int powerOfTwo(int size) {
    return Math.max(2, Integer.highestOneBit(Math.max(1, size - 1)) << 1);
  }

  /** e^-80 of a coefficient is below every rounding error. */
  private static final double NOTHING = -80;
}
