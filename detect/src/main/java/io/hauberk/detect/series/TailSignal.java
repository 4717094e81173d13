package io.hauberk.detect.series;

import io.hauberk.detect.snapshot.SnapshotReader;
import io.hauberk.detect.snapshot.SnapshotWriter;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Large values of a statistic of the recent points are surprising. */
final class TailSignal implements Signal {

  private final Function<Recent, OptionalDouble> statistic;
  private final Tail tail = new Tail();

  TailSignal(Function<Recent, OptionalDouble> statistic) {
    this.statistic = statistic;
  }

  @Override
  public double surprise(Recent recent) {
    var value = statistic.apply(recent);
    return value.isEmpty() ? 0 : tail.surprise(value.getAsDouble());
  }

  @Override
  public void save(SnapshotWriter out) {
    tail.save(out);
  }

  @Override
  public void load(SnapshotReader in) {
    tail.load(in);
  }
}
