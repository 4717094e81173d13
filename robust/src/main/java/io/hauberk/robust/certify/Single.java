package io.hauberk.robust.certify;

import io.hauberk.core.HauberkException;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Node;
import io.hauberk.tensor.network.ParameterSpec;
import io.hauberk.tensor.network.Pass;
import io.hauberk.tensor.network.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * One layer of a network by itself, in float64.
 *
 * @param node as it stands in its network
 * @param inputShape of one sample
 * @param weights of the whole network
 */
record Single(Node node, List<Long> inputShape, Weights weights) {

  /** How a weight is changed, by its specification. */
  interface Change {
    Tensor of(ParameterSpec spec, Tensor weight);
  }

  /** The layer with changed weights. Its owner closes it. */
  Model with(Change change) {
    Map<String, Tensor> changed = new LinkedHashMap<>();
    for (var spec : ParameterSpec.of(node)) {
      var weight = weights.get(spec.name()).detach().to(ScalarType.Double);
      if (!weight.isfinite().all().item_bool()) {
        throw new HauberkException("weight " + spec.name(), "NaN or infinite", "finite");
      }
      changed.put(spec.name(), change.of(spec, weight).contiguous().clone());
    }
    var alone = new Node(node.name(), node.layer(), List.of(Network.INPUT));
    return new Model(new Network(inputShape, List.of(alone), node.name()), Weights.of(changed));
  }

  /** The layer's output where every input is zero, [1, ...]. */
  Tensor atZero(Change change) {
    try (var model = with(change)) {
      return evaluate(model, zeros(1));
    }
  }

  Tensor zeros(long count) {
    var shape = Stream.concat(Stream.of(count), inputShape.stream());
    return torch.zeros(
        shape.mapToLong(Long::longValue).toArray(), Tensors.options(ScalarType.Double));
  }

  static Tensor evaluate(Model model, Tensor x) {
    return model.forward(x, Pass.EVALUATION);
  }

  /**
   * Takes coefficients of the outputs to coefficients of the inputs.
   *
   * @param a [n, s, ...]
   * @param point at which the layer is linear, [n s, ...]
   */
  Tensor back(Model model, Tensor a, Tensor point) {
    Function<Tensor, Tensor> toInputs = model.pullback(point).toInputs();
    var flat = toInputs.apply(a.flatten(0, 1));
    var head = LongStream.of(a.size(0), a.size(1));
    var tail = inputShape.stream().mapToLong(Long::longValue);
    return flat.reshape(LongStream.concat(head, tail).toArray());
  }
}
