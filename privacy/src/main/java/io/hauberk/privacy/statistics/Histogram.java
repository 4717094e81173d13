package io.hauberk.privacy.statistics;

import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many rows fall in each of {@code bins} equal parts of the bounds. A row is in one of them.
 */
public record Histogram(Bounds bounds, int bins) implements Aggregate {

  private static final int MOST = 10_000;

  public Histogram {
    Checks.inRange("bins", bins, 1, MOST);
  }

  @Override
  public List<String> names() {
    var names = new ArrayList<String>();
    for (int i = 0; i < bins; i++) {
      names.add(number(edge(i)) + " to " + number(edge(i + 1)));
    }
    return names;
  }

  @Override
  public int cells() {
    return bins;
  }

  @Override
  public boolean takes(double value) {
    return !Double.isNaN(value);
  }

  @Override
  public void add(double value, long[] cells) {
    cells[(int) Math.min(bins - 1, bounds.place(value) * bins)]++;
  }

  @Override
  public List<Double> release(long[] cells, long rows, double epsilon) {
    return Arrays.stream(Noise.onEach(cells, rows, epsilon)).boxed().toList();
  }

  private double edge(int i) {
    return bounds.low() + bounds.width() * i / bins;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
