package io.hauberk.tensor.train;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import java.util.List;

/** Two rings in the plane, one a class: no line splits them, a small network does. */
final class Rings {
  private Rings() {}

  static DataSet samples(int n) {
    var values = new float[2 * n];
    var labels = new long[n];
    for (int i = 0; i < n; i++) {
      var stream = new Randomness(21).stream(i, 0);
      labels[i] = i % 2;
      double radius = 0.5 + labels[i] + stream.nextDouble(-0.1, 0.1);
      double angle = stream.nextDouble(0, 2 * Math.PI);
      values[2 * i] = (float) (radius * Math.cos(angle));
      values[2 * i + 1] = (float) (radius * Math.sin(angle));
    }
    try (var scope = TensorScope.open()) {
      var about = new DataSet.About("rings", List.of("inner", "outer"), List.of());
      return DataSet.of(about, Tensors.of(values, n, 2), Tensors.of(labels, n));
    }
  }
}
