package io.hauberk.privacy.statistics;

import java.util.List;

/**
 * The variance of a column (divided by the number of rows), and its mean. A row at place u adds (1
 * - u)^2, 2 u (1 - u) and u^2 to three cells: together 1, so all are released with all of epsilon.
 */
public record Variance(Bounds bounds) implements Aggregate {

  private static final double MOST = 0.25;

  @Override
  public List<String> names() {
    return List.of("variance", "mean");
  }

  @Override
  public int cells() {
    return 3;
  }

  @Override
  public boolean takes(double value) {
    return !Double.isNaN(value);
  }

  @Override
  public void add(double value, long[] cells) {
    double u = bounds.place(value);
    long low = (long) Math.floor((1 - u) * (1 - u) * ONE);
    long high = (long) Math.floor(u * u * ONE);
    cells[0] += low;
    cells[1] += ONE - low - high;
    cells[2] += high;
  }

  @Override
  public List<Double> release(long[] cells, long rows, double epsilon) {
    var noisy = Noise.onEach(cells, rows * ONE, epsilon);
    double count = noisy[0] + noisy[1] + noisy[2];
    if (count <= 0) {
      return List.of(MOST * bounds.width() * bounds.width(), bounds.at(0.5));
    }
    double mean = Noise.fraction((noisy[1] / 2 + noisy[2]) / count);
    double variance = Math.max(0, Math.min(MOST, noisy[2] / count - mean * mean));
    return List.of(variance * bounds.width() * bounds.width(), bounds.at(mean));
  }
}
