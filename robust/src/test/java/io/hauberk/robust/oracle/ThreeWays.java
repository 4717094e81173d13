package io.hauberk.robust.oracle;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Affine;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Weights;
import java.util.List;
import java.util.Map;

/** A linear model of four values and three classes. */
final class ThreeWays {

  private ThreeWays() {}

  static Model model() {
    try (var scope = TensorScope.open()) {
      var weights =
          Weights.of(
              Map.of(
                  "0.weight",
                  Tensors.of(new float[] {2, -1, 0.5f, 0, -1, 2, 0, 0.5f, 0, 0.25f, 1, -2}, 3, 4),
                  "0.bias",
                  Tensors.of(new float[] {0.1f, -0.1f, 0.3f}, 3)));
      return new Model(Network.sequential(List.of(4L), new Affine.Linear(4, 3, true)), weights);
    }
  }

  static Batch samples(Model model) {
    var inputs =
        Tensors.of(new float[] {.9f, .2f, .5f, .5f, .2f, .8f, .4f, .6f, .3f, .3f, .9f, .1f}, 3, 4);
    return new Batch(inputs, model.labels(inputs), new long[] {0, 1, 2});
  }
}
