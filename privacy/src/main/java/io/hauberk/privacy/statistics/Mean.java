package io.hauberk.privacy.statistics;

import java.util.List;

/**
 * The mean of a column. A row at place u between the bounds adds u to one cell and 1 - u to
 * another: together 1, so both are released with all of epsilon, and their sum is the noisy count.
 */
public record Mean(Bounds bounds) implements Aggregate {

  @Override
  public List<String> names() {
    return List.of("mean");
  }

  @Override
  public int cells() {
    return 2;
  }

  @Override
  public boolean takes(double value) {
    return !Double.isNaN(value);
  }

  @Override
  public void add(double value, long[] cells) {
    long high = (long) Math.floor(bounds.place(value) * ONE);
    cells[0] += ONE - high;
    cells[1] += high;
  }

  @Override
  public List<Double> release(long[] cells, long rows, double epsilon) {
    var noisy = Noise.onEach(cells, rows * ONE, epsilon);
    double count = noisy[0] + noisy[1];
    return List.of(bounds.at(count > 0 ? Noise.fraction(noisy[1] / count) : 0.5));
  }
}
