package io.hauberk.robust;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import java.util.List;
import java.util.stream.IntStream;

/** Small data sets made by code. */
final class TestData {
  private TestData() {}

  /** Fills one sample's values and tells its label. */
  interface Maker {
    int make(float[] values, int index);
  }

  static DataSet of(List<Long> shape, int classes, int size, Maker maker) {
    int values = Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    var all = new float[size * values];
    var labels = new long[size];
    var sample = new float[values];
    for (int i = 0; i < size; i++) {
      labels[i] = maker.make(sample, i);
      System.arraycopy(sample, 0, all, i * values, values);
    }
    var full = new long[shape.size() + 1];
    full[0] = size;
    for (int axis = 0; axis < shape.size(); axis++) {
      full[axis + 1] = shape.get(axis);
    }
    try (var scope = TensorScope.open()) {
      var names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
      var about = new DataSet.About("test", names, List.of());
      return DataSet.of(about, Tensors.of(all, full), Tensors.of(labels, size));
    }
  }
}
