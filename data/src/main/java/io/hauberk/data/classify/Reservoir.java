package io.hauberk.data.classify;

import io.hauberk.core.RandomStream;
import io.hauberk.data.table.RowSource;
import java.util.ArrayList;
import java.util.List;

/** A uniform sample of the rows of a stream (Vitter, 1985, algorithm R). */
final class Reservoir {

  private final List<List<String>> kept = new ArrayList<>();
  private long seen;

  static Reservoir of(RowSource source, int size, RandomStream draws) {
    var reservoir = new Reservoir();
    for (var row = source.next(); row.isPresent(); row = source.next()) {
      reservoir.offer(row.get(), size, draws);
    }
    return reservoir;
  }

  private void offer(List<String> row, int size, RandomStream draws) {
    seen++;
    if (kept.size() < size) {
      kept.add(row);
      return;
    }
    long place = (long) (draws.nextDouble() * seen);
    if (place < size) {
      kept.set((int) place, row);
    }
  }

  List<List<String>> rows() {
    return kept;
  }

  long seen() {
    return seen;
  }
}
