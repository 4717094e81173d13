package io.hauberk.robust;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.layer.Affine;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Weights;
import java.util.List;
import java.util.Map;

/**
 * Two classes split by w x + b = 0, whose worst case is known: an attacker who may move by epsilon
 * changes the margin by exactly epsilon times the dual norm of w, as long as no pixel meets its
 * bound.
 */
public final class Linear {

  static final float[] W = {0.5f, -1.5f, 2f, 0.25f};
  static final int SAMPLES = 400;

  private Linear() {}

  public static Model model() {
    try (var scope = TensorScope.open()) {
      var rows = new float[8];
      for (int i = 0; i < 4; i++) {
        rows[i] = -W[i] / 2;
        rows[4 + i] = W[i] / 2;
      }
      float half = 0.5f * (W[0] + W[1] + W[2] + W[3]) / 2;
      var weights =
          Weights.of(
              Map.of(
                  "0.weight",
                  Tensors.of(rows, 2, 4),
                  "0.bias",
                  Tensors.of(new float[] {half, -half}, 2)));
      return new Model(Network.sequential(List.of(4L), new Affine.Linear(4, 2, true)), weights);
    }
  }

  /** Points of the middle of the unit cube, labelled by the model itself. */
  public static DataSet samples() {
    return TestData.of(
        List.of(4L),
        2,
        SAMPLES,
        (values, i) -> {
          new Randomness(11).stream(i, 0).fillUniform(values, 0.35f, 0.65f);
          return margin(values) > 0 ? 1 : 0;
        });
  }

  public static double margin(float[] x) {
    double margin = 0;
    for (int i = 0; i < 4; i++) {
      margin += W[i] * (x[i] - 0.5);
    }
    return margin;
  }

  public static double dual(LpNorm norm) {
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (float w : W) {
      sum += Math.abs(w);
      squares += w * w;
      largest = Math.max(largest, Math.abs(w));
    }
    return switch (norm) {
      case LINF -> sum;
      case L2 -> Math.sqrt(squares);
      case L1 -> largest;
    };
  }

  /** Share of samples whose margin is beyond reach. */
  public static double robustAccuracy(LpNorm norm, double epsilon) {
    int standing = 0;
    var x = new float[4];
    for (int i = 0; i < SAMPLES; i++) {
      new Randomness(11).stream(i, 0).fillUniform(x, 0.35f, 0.65f);
      standing += Math.abs(margin(x)) > epsilon * dual(norm) ? 1 : 0;
    }
    return (double) standing / SAMPLES;
  }
}
