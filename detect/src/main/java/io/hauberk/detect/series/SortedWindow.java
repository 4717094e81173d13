package io.hauberk.detect.series;

import io.hauberk.detect.snapshot.SnapshotReader;
import io.hauberk.detect.snapshot.SnapshotWriter;
import java.util.Arrays;

/** The last values of a stream, in order of time and of size. Adding costs one move of a part. */
final class SortedWindow {

  private final double[] ring;
  private final double[] sorted;
  private int size;
  private int next;

  SortedWindow(int capacity) {
    ring = new double[capacity];
    sorted = new double[capacity];
  }

  /** Adds a number; the oldest leaves a full window. */
  void add(double number) {
    double value = number + 0.0; // one zero, not two
    if (size == ring.length) {
      int gone = Arrays.binarySearch(sorted, 0, size, ring[next]);
      System.arraycopy(sorted, gone + 1, sorted, gone, size - gone - 1);
      size--;
    }
    int at = rank(value);
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = value;
    size++;
    ring[next] = value;
    next = (next + 1) % ring.length;
  }

  int size() {
    return size;
  }

  /** How many are less. */
  int rank(double value) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The value that a share {@code p} of the window is below; the window is not empty. */
  double quantile(double p) {
    return sorted[Math.min(size - 1, (int) (p * size))];
  }

  /** By how much those above {@code limit} exceed it, on average; 0 if there are none. */
  double meanExcess(double limit) {
    double sum = 0;
    int count = 0;
    for (int i = size - 1; i >= 0 && sorted[i] > limit; i--) {
      sum += sorted[i] - limit;
      count++;
    }
    return count == 0 ? 0 : sum / count;
  }

  void save(SnapshotWriter out) {
    var values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = ring[(next - size + i + ring.length) % ring.length];
    }
    out.putDoubles(values);
  }

  void load(SnapshotReader in) {
    size = 0;
    next = 0;
    for (double value : in.doubles(ring.length)) {
      SnapshotReader.require(Double.isFinite(value), "value", value, "finite");
      add(value);
    }
  }
}
