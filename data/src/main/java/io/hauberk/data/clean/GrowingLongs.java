package io.hauberk.data.clean;

import java.util.Arrays;

/** Numbers appended one by one. */
final class GrowingLongs {

  private long[] values = new long[1 << 8];
  private int size;

  int size() {
    return size;
  }

  long at(int index) {
    return values[index];
  }

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }
}
