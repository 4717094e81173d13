package io.hauberk.detect.flow;

/**
 * Count, mean, spread and range of numbers as they come. Source: Welford 1962; joining two of them,
 * Chan, Golub and LeVeque 1983.
 */
public final class Moments {

  private long count;
  private double mean;
  private double squares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  void add(double value) {
    count++;
    double off = value - mean;
    mean += off / count;
    squares += off * (value - mean);
    if (value < min) {
      min = value;
    }
    if (value > max) {
      max = value;
    }
  }

  /** Of whole numbers up to 2^16, by the sums of them and of their squares. */
  static Moments of(long count, long sum, double squares) {
    var moments = new Moments();
    if (count > 0) {
      moments.count = count;
      moments.mean = (double) sum / count;
      moments.squares = Math.max(0, squares - moments.mean * sum);
    }
    return moments;
  }

  /** The same in this range. */
  Moments within(double least, double most) {
    min = least;
    max = most;
    return this;
  }

  /** Both together; neither changes. */
  Moments plus(Moments other) {
    var both = new Moments();
    both.count = count + other.count;
    if (both.count > 0) {
      double off = other.mean - mean;
      both.mean = mean + off * other.count / both.count;
      both.squares = squares + other.squares + off * off * count * other.count / both.count;
    }
    both.min = Math.min(min, other.min);
    both.max = Math.max(max, other.max);
    return both;
  }

  public long count() {
    return count;
  }

  public double sum() {
    return mean * count;
  }

  /** 0 of nothing, as the others. */
  public double mean() {
    return mean;
  }

  public double min() {
    return count == 0 ? 0 : min;
  }

  public double max() {
    return count == 0 ? 0 : max;
  }

  /** Of the sample, with n - 1. */
  public double variance() {
    return count < 2 ? 0 : Math.max(0, squares / (count - 1));
  }

  public double deviation() {
    return Math.sqrt(variance());
  }
}
