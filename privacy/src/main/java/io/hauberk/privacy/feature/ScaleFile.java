package io.hauberk.privacy.feature;

import io.hauberk.core.ModelFormatException;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.file.SafeTensors;
import io.hauberk.tensor.network.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * A scale that was paid for, as a file: float32 means and factors of each channel, bound to the
 * normalisation in words and to the ledger's entry that paid.
 */
record ScaleFile(Path path) {

  private static final String PLAN = "hauberk.scale.plan";
  private static final String SEAL = "hauberk.scale.seal";
  private static final String MEANS = "means";
  private static final String FACTORS = "factors";

  void write(ChannelScale scale, String plan, String seal) {
    try (var scope = TensorScope.open()) {
      var tensors = Map.of(MEANS, tensor(scale.means()), FACTORS, tensor(scale.factors()));
      SafeTensors.write(path, Weights.of(tensors), Map.of(PLAN, plan, SEAL, seal));
    }
  }

  private static Tensor tensor(List<Double> values) {
    var floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return Tensors.of(floats, floats.length);
  }

  /**
   * @throws ModelFormatException for another plan, and a ledger without the entry that paid
   */
  ChannelScale read(String plan, Ledger ledger) {
    try (var content = SafeTensors.read(path)) {
      var found = content.metadata().getOrDefault(PLAN, "none");
      require(found.equals(plan), found, plan);
      var seal = content.metadata().getOrDefault(SEAL, "none");
      require(ledger.seals(seal), "paid for by " + seal, "a seal of this ledger");
      return new ChannelScale(values(content, MEANS), values(content, FACTORS));
    }
  }

  private List<Double> values(SafeTensors.Content content, String name) {
    require(content.weights().has(name), "no " + name, name + " of each channel");
    var floats = Tensors.floats(content.weights().get(name));
    var values = IntStream.range(0, floats.length).mapToObj(i -> (double) floats[i]).toList();
    require(values.stream().allMatch(Double::isFinite), name + " NaN or infinite", "finite ones");
    return values;
  }

  private void require(boolean holds, String value, String rule) {
    if (!holds) {
      throw new ModelFormatException("scale " + path, value, rule);
    }
  }
}
