package io.hauberk.privacy.statistics;

import io.hauberk.privacy.mechanism.DiscreteLaplace;
import java.util.List;

/** The number of rows. */
public record Count() implements Aggregate {

  @Override
  public List<String> names() {
    return List.of("count");
  }

  @Override
  public int cells() {
    return 1;
  }

  @Override
  public boolean takes(double value) {
    return true;
  }

  @Override
  public void add(double value, long[] cells) {
    cells[0]++;
  }

  @Override
  public List<Double> release(long[] cells, long rows, double epsilon) {
    return List.of((double) new DiscreteLaplace(rows, epsilon).release(cells[0]));
  }
}
