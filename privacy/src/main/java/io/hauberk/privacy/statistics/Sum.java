package io.hauberk.privacy.statistics;

import io.hauberk.privacy.mechanism.DiscreteLaplace;
import java.util.List;

/** The sum of a column. A row moves it by at most the bound that is farther from 0. */
public record Sum(Bounds bounds) implements Aggregate {

  private static final int FRACTION_BITS = 31;

  @Override
  public List<String> names() {
    return List.of("sum");
  }

  @Override
  public int cells() {
    return 1;
  }

  @Override
  public boolean takes(double value) {
    return !Double.isNaN(value);
  }

  @Override
  public void add(double value, long[] cells) {
    cells[0] += fixed(bounds.clamp(value));
  }

  @Override
  public List<Double> release(long[] cells, long rows, double epsilon) {
    long sensitivity = Math.max(Math.abs(fixed(bounds.low())), Math.abs(fixed(bounds.high())));
    long noisy = new DiscreteLaplace(rows * sensitivity, epsilon).release(cells[0]);
    return List.of(Math.scalb((double) noisy, exponent()));
  }

  /** In units of 2^-31 to 2^-32 of the farther bound, rounded. */
  private long fixed(double value) {
    return Math.round(Math.scalb(value, -exponent()));
  }

  private int exponent() {
    double far = Math.max(Math.abs(bounds.low()), Math.abs(bounds.high()));
    return Math.getExponent(far) - FRACTION_BITS;
  }
}
