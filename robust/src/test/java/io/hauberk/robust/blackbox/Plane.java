package io.hauberk.robust.blackbox;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.Tensors;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Two classes split by a plane through the middle of [0, 1]^16, computed row by row in double, so
 * that an answer does not depend on its batch. It counts what it is asked.
 */
final class Plane implements ScoreOracle {

  static final int VALUES = 16;

  private long asked;

  static double weight(int i) {
    return i % 3 == 0 ? -1.5 : 0.5 + 0.1 * i;
  }

  static double margin(float[] values, int from) {
    double margin = 0;
    for (int i = 0; i < VALUES; i++) {
      margin += weight(i) * (values[from + i] - 0.5);
    }
    return margin;
  }

  @Override
  public Tensor logits(Tensor inputs) {
    var values = Tensors.floats(inputs);
    int n = Math.toIntExact(inputs.size(0));
    asked += n;
    var logits = new float[2 * n];
    for (int i = 0; i < n; i++) {
      logits[2 * i] = (float) -margin(values, i * VALUES);
      logits[2 * i + 1] = (float) margin(values, i * VALUES);
    }
    return Tensors.of(logits, n, 2);
  }

  long asked() {
    return asked;
  }

  /** Points of the middle, labelled rightly. */
  static Batch samples(int n) {
    var all = new float[n * VALUES];
    var labels = new long[n];
    var values = new float[VALUES];
    for (int i = 0; i < n; i++) {
      new Randomness(5).stream(i, 0).fillUniform(values, 0.3f, 0.7f);
      System.arraycopy(values, 0, all, i * VALUES, VALUES);
      labels[i] = margin(values, 0) > 0 ? 1 : 0;
    }
    return new Batch(
        Tensors.of(all, n, 1, 4, 4), Tensors.of(labels, n), LongStream.range(0, n).toArray());
  }

  /** Each sample's L2 distance to the plane, the least any attack can reach. */
  static double[] distances(Batch batch) {
    double square = 0;
    for (int i = 0; i < VALUES; i++) {
      square += weight(i) * weight(i);
    }
    var values = Tensors.floats(batch.inputs());
    var distances = new double[batch.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.abs(margin(values, i * VALUES)) / Math.sqrt(square);
    }
    return distances;
  }
}
