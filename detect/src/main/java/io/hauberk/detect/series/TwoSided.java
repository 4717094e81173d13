package io.hauberk.detect.series;

import io.hauberk.detect.snapshot.SnapshotReader;
import io.hauberk.detect.snapshot.SnapshotWriter;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Large and small values of a statistic are surprising; the greater surprise counts. */
final class TwoSided implements Signal {

  private final Function<Recent, OptionalDouble> statistic;
  private final Tail high = new Tail();
  private final Tail low = new Tail();

  TwoSided(Function<Recent, OptionalDouble> statistic) {
    this.statistic = statistic;
  }

  @Override
  public double surprise(Recent recent) {
    var value = statistic.apply(recent);
    if (value.isEmpty()) {
      return 0;
    }
    double above = high.surprise(value.getAsDouble());
    return Math.max(above, low.surprise(-value.getAsDouble()));
  }

  @Override
  public void save(SnapshotWriter out) {
    high.save(out);
    low.save(out);
  }

  @Override
  public void load(SnapshotReader in) {
    high.load(in);
    low.load(in);
  }
}
