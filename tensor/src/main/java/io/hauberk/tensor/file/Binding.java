package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.ParameterSpec;
import io.hauberk.tensor.network.Weights;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Brings stored weights and an architecture together, naming whatever does not fit. */
final class Binding {

  /** BatchNorm's counter: PyTorch stores it, evaluation does not use it. */
  private static final String COUNTER = ".num_batches_tracked";

  private static final int MAX_NAMED = 5;

  private Binding() {}

  /**
   * @param stored still the caller's; the model's weights share its memory where they can
   * @return a model with float32 weights
   * @throws ModelFormatException when weights are missing, left over, or of another shape
   */
  static Model bind(Network network, Weights stored) {
    var specs = network.parameters();
    requireAllStored(specs, stored);
    requireNoneLeft(specs, stored);
    try (var scope = TensorScope.open()) {
      Map<String, Tensor> bound = new LinkedHashMap<>();
      specs.forEach(spec -> bound.put(spec.name(), float32(spec, stored.get(spec.name()))));
      return model(network, Weights.of(bound));
    }
  }

  private static Model model(Network network, Weights weights) {
    try {
      return new Model(network, weights);
    } catch (RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  private static void requireAllStored(List<ParameterSpec> specs, Weights stored) {
    var missing = specs.stream().filter(spec -> !stored.has(spec.name())).toList();
    if (!missing.isEmpty()) {
      var first = missing.get(0);
      throw new ModelFormatException(
          "weight " + first.name(),
          "missing, " + missing.size() + " in all",
          "shape " + first.shape() + "; the file has " + some(List.copyOf(stored.names())));
    }
  }

  private static void requireNoneLeft(List<ParameterSpec> specs, Weights stored) {
    Set<String> expected = new LinkedHashSet<>();
    specs.forEach(spec -> expected.add(spec.name()));
    var left =
        stored.names().stream()
            .filter(name -> !expected.contains(name) && !name.endsWith(COUNTER))
            .toList();
    if (!left.isEmpty()) {
      throw new ModelFormatException(
          "weights", some(left), "only those of the architecture: " + some(List.copyOf(expected)));
    }
  }

  private static String some(List<String> names) {
    var shown = names.stream().limit(MAX_NAMED).map(Printable::of).toList();
    return names.size() > MAX_NAMED
        ? shown + " and " + (names.size() - MAX_NAMED) + " more"
        : "" + shown;
  }

  private static Tensor float32(ParameterSpec spec, Tensor tensor) {
    if (tensor.is_floating_point()) {
      return tensor.to(ScalarType.Float).contiguous();
    }
    if (spec.role() == ParameterSpec.Role.FIXED) {
      return tensor.contiguous();
    }
    throw new ModelFormatException(
        "weight " + spec.name(), tensor.scalar_type().intern(), "a floating-point type");
  }
}
