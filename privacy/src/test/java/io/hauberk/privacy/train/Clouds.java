package io.hauberk.privacy.train;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.train.Optimizer;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** Two clouds, around (1, 1) and (-1, -1), and a linear model that tells them apart. */
final class Clouds {

  static final int EXAMPLES = 400;

  private Clouds() {}

  static DataSet data() {
    var inputs = new float[2 * EXAMPLES];
    new Randomness(9).stream(0, 0).fillGaussian(inputs);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = 0.3f * inputs[i] + (i / 2 % 2 == 0 ? 1 : -1);
    }
    var labels = IntStream.range(0, EXAMPLES).mapToLong(i -> i % 2).toArray();
    var about = new DataSet.About("clouds", List.of("up", "down"), List.of());
    try (var scope = TensorScope.open()) {
      return DataSet.of(about, Tensors.of(inputs, EXAMPLES, 2), Tensors.of(labels, EXAMPLES));
    }
  }

  static Model model() {
    return Model.initial(
        Network.sequential(List.of(2L), new Linear(2, 2, true)), new Randomness(1));
  }

  static DpSgd plan(long steps, Optimizer optimizer) {
    return new DpSgd(
        new PoissonSampling(EXAMPLES, 100),
        Clipping.flat(1),
        Noise.gaussian(1),
        steps,
        1e-5,
        optimizer);
  }

  static float[] weights(Model model) {
    return floats(model.weights().get("0.weight"));
  }

  static float[] floats(Tensor tensor) {
    return Tensors.floats(tensor);
  }
}
