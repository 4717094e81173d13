package io.hauberk.robust.blackbox;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Gradients from differences of the loss at pairs of points. */
final class Differences {
  private Differences() {}

  /**
   * The sum of the directions, each times its pair's difference, scaled to unit length.
   *
   * @param rows scores at direction, then against it, for each direction
   */
  static float[] along(
      List<float[]> directions, List<float[]> rows, ToDoubleFunction<float[]> loss) {
    var sum = new double[directions.get(0).length];
    for (int pair = 0; pair < directions.size(); pair++) {
      double rise =
          loss.applyAsDouble(rows.get(2 * pair)) - loss.applyAsDouble(rows.get(2 * pair + 1));
      var direction = directions.get(pair);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += rise * direction[i];
      }
    }
    return Vectors.unit(Vectors.of(sum));
  }
}
