package io.hauberk.data.anonymize;

import io.hauberk.core.Checks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** One run of {@link Mondrian}: rows are permuted in place, a part is a range of them. */
final class MondrianRun {

  private record Part(int from, int to) {
    int size() {
      return to - from;
    }
  }

  private final Microdata data;
  private final List<PrivacyModel.ClassTest> tests;
  private final int[] rows;
  private final int[] spare;
  private final int width;
  private final double[] weights;

  MondrianRun(Microdata data, List<PrivacyModel.ClassTest> tests, double[] weights) {
    this.data = data;
    this.weights = weights.clone();
    this.tests = tests;
    rows = IntStream.range(0, data.rows()).toArray();
    spare = new int[rows.length];
    width = data.width();
  }

  LocalRecoding run() {
    var whole = new Part(0, rows.length);
    Checks.argument(holds(whole), "table", "one class", "models that the whole table satisfies");
    var open = new ArrayDeque<Part>(List.of(whole));
    var boxes = new ArrayList<LocalRecoding.Box>();
    int[] boxOfRow = new int[rows.length];
    while (!open.isEmpty()) {
      var part = open.pop();
      var box = box(part);
      int middle = cut(part, box);
      if (middle < 0) {
        for (int i = part.from(); i < part.to(); i++) {
          boxOfRow[rows[i]] = boxes.size();
        }
        boxes.add(box);
      } else {
        open.push(new Part(middle, part.to()));
        open.push(new Part(part.from(), middle));
      }
    }
    return new LocalRecoding(data, boxes, boxOfRow);
  }

  private LocalRecoding.Box box(Part part) {
    int columns = data.quasi().size();
    int[] low = new int[columns];
    int[] high = new int[columns];
    for (int column = 0; column < columns; column++) {
      int[] codes = data.quasi().get(column).codes();
      low[column] = Integer.MAX_VALUE;
      high[column] = -1;
      for (int i = part.from(); i < part.to(); i++) {
        low[column] = Math.min(low[column], codes[rows[i]]);
        high[column] = Math.max(high[column], codes[rows[i]]);
      }
    }
    return new LocalRecoding.Box(low, high, part.size());
  }

  /** Cuts at the first allowed column, the widest first; the start of the right part, or -1. */
  private int cut(Part part, LocalRecoding.Box box) {
    var byWidth =
        IntStream.range(0, box.low().length)
            .filter(column -> box.high()[column] > box.low()[column])
            .boxed()
            .sorted(Comparator.comparingDouble(column -> -spread(box, column)))
            .toList();
    for (int column : byWidth) {
      int middle = split(part, column, box.low()[column], box.high()[column]);
      if (holds(new Part(part.from(), middle)) && holds(new Part(middle, part.to()))) {
        return middle;
      }
    }
    return -1;
  }

  private double spread(LocalRecoding.Box box, int column) {
    int domain = data.quasi().get(column).hierarchy().size();
    return weights[column] * (box.high()[column] - box.low()[column]) / (domain - 1.0);
  }

  /** Moves rows up to the median to the left, in order; never leaves the right part empty. */
  private int split(Part part, int column, int low, int high) {
    int[] codes = data.quasi().get(column).codes();
    int[] count = new int[high - low + 1];
    for (int i = part.from(); i < part.to(); i++) {
      count[codes[rows[i]] - low]++;
    }
    int median = 0;
    int below = count[0];
    while (below < part.size() / 2 && median < high - low - 1) {
      below += count[++median];
    }
    int left = part.from();
    int right = 0;
    for (int i = part.from(); i < part.to(); i++) {
      if (codes[rows[i]] - low <= median) {
        rows[left++] = rows[i];
      } else {
        spare[right++] = rows[i];
      }
    }
    System.arraycopy(spare, 0, rows, left, right);
    return left;
  }

  private boolean holds(Part part) {
    int[] counts = new int[width];
    int from = 0;
    for (var column : data.sensitive()) {
      for (int i = part.from(); i < part.to(); i++) {
        counts[from + column.codes()[rows[i]]]++;
      }
      from += column.values().size();
    }
    var seen = new ClassCounts(part.size(), part.size(), counts, 0);
    return part.size() > 0 && tests.stream().allMatch(test -> test.holds(seen));
  }
}
