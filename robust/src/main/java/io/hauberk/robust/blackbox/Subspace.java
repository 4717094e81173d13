package io.hauberk.robust.blackbox;

import io.hauberk.core.RandomStream;

/**
 * Noise of low frequencies: the lowest of the discrete cosine transform in both directions of an
 * image, where gradients of image classifiers mostly lie. Samples that are no images get noise of
 * all frequencies.
 */
final class Subspace {

  private final int planes;
  private final double[][] rows;
  private final double[][] columns;

  private Subspace(int planes, double[][] rows, double[][] columns) {
    this.planes = planes;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * @param shape of a batch
   * @param frequencies in each direction, at most
   */
  static Subspace of(long[] shape, int frequencies) {
    int height = shape.length == 4 ? Math.toIntExact(shape[2]) : 1;
    int width = shape.length == 4 ? Math.toIntExact(shape[3]) : 1;
    int values = 1;
    for (int axis = 1; axis < shape.length; axis++) {
      values = Math.toIntExact(values * shape[axis]);
    }
    return new Subspace(
        values / (height * width), cosines(height, frequencies), cosines(width, frequencies));
  }

  private static double[][] cosines(int extent, int frequencies) {
    var waves = new double[Math.min(extent, frequencies)][extent];
    for (int k = 0; k < waves.length; k++) {
      for (int i = 0; i < extent; i++) {
        waves[k][i] = Math.cos(Math.PI * k * (i + 0.5) / extent) * (k == 0 ? Math.sqrt(0.5) : 1);
      }
    }
    return waves;
  }

  /** Of unit length. */
  float[] draw(RandomStream stream) {
    int height = rows[0].length;
    int width = columns[0].length;
    var noise = new float[planes * height * width];
    for (int plane = 0; plane < planes; plane++) {
      for (var row : rows) {
        fill(noise, plane * height * width, row, across(stream));
      }
    }
    return Vectors.unit(noise);
  }

  /** A random wave along a row. */
  private double[] across(RandomStream stream) {
    var wave = new double[columns[0].length];
    for (var column : columns) {
      double weight = stream.nextGaussian();
      for (int i = 0; i < wave.length; i++) {
        wave[i] += weight * column[i];
      }
    }
    return wave;
  }

  private static void fill(float[] noise, int from, double[] row, double[] across) {
    for (int y = 0; y < row.length; y++) {
      for (int x = 0; x < across.length; x++) {
        noise[from + y * across.length + x] += (float) (row[y] * across[x]);
      }
    }
  }
}
