package io.hauberk.detect.learn;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A training column in at most 256 bins. Bin 0 holds what is missing or unseen. Of a continuous
 * column bin {@code b} holds values up to {@code edges[b - 1]}, the last one those above; of a
 * symbolic one bin {@code b} holds code {@code b - 1}.
 */
final class Bins {

  private static final int MAX_EDGES = 254;

  private final boolean symbolic;
  private final double[] edges;
  private final int count;
  private final byte[] of;

  private Bins(boolean symbolic, double[] edges, int count, byte[] of) {
    this.symbolic = symbolic;
    this.edges = edges;
    this.count = count;
    this.of = of;
  }

  /** Words as they are numbered. */
  static Bins symbolic(double[] codes, int words) {
    var of = new byte[codes.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = (byte) (int) (codes[i] + 1);
    }
    return new Bins(true, new double[0], words + 1, of);
  }

  /** Edges midway between neighbours, of all distinct values or at equal counts. */
  static Bins continuous(double[] values) {
    var edges = edges(values);
    var of = new byte[values.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = (byte) bin(edges, values[i]);
    }
    return new Bins(false, edges, edges.length + 2, of);
  }

  private static double[] edges(double[] values) {
    var sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    var distinct = Arrays.stream(sorted).distinct().toArray();
    if (distinct.length <= MAX_EDGES + 1) {
      return IntStream.range(0, Math.max(0, distinct.length - 1))
          .mapToDouble(i -> between(distinct[i], distinct[i + 1]))
          .toArray();
    }
    return IntStream.rangeClosed(1, MAX_EDGES)
        .mapToDouble(i -> cut(sorted, (int) ((long) i * sorted.length / (MAX_EDGES + 1))))
        .filter(edge -> edge < sorted[sorted.length - 1])
        .distinct()
        .toArray();
  }

  /** Between this value and the next greater one. */
  private static double cut(double[] sorted, int at) {
    int next = at;
    while (next < sorted.length && sorted[next] == sorted[at]) {
      next++;
    }
    return next == sorted.length ? sorted[at] : between(sorted[at], sorted[next]);
  }

  /** Halves first, so that the sum does not overflow; never the upper one. */
  private static double between(double low, double high) {
    double middle = low / 2 + high / 2;
    return middle < high ? middle : low;
  }

  private static int bin(double[] edges, double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    int at = Arrays.binarySearch(edges, value);
    return 1 + (at >= 0 ? at : -at - 1);
  }

  /** The cut whose left side is the bins up to this one, or this one alone of a symbolic column. */
  Cut cut(int column, int bin) {
    if (symbolic) {
      return new Cut(column, true, bin - 1);
    }
    return new Cut(column, false, bin == 0 ? Double.NEGATIVE_INFINITY : edges[bin - 1]);
  }

  boolean isSymbolic() {
    return symbolic;
  }

  int count() {
    return count;
  }

  boolean goesLeft(int row, int bin) {
    return symbolic ? at(row) == bin : at(row) <= bin;
  }

  int at(int row) {
    return of[row] & 0xff;
  }
}
