package io.hauberk.tensor.network;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm.BatchNorm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Takes batch normalisations up into the layer before them. In evaluation one is y = s (x - mean) +
 * shift with s = scale / sqrt(variance + epsilon), and x = W z + b gives y = (s W) z + s (b - mean)
 * + shift: the same layer with other weights (Jacob et al. 2018, section 3.2). Products are made in
 * float64 and rounded once.
 *
 * <p>Only where the normalisation is directly behind a convolution, transposed or not, or a linear
 * layer whose values nobody else reads; elsewhere it stays. The folded layer takes the
 * normalisation's name.
 */
final class Folding {

  private final Network original;
  private final Function<String, Tensor> weights;
  private final Map<String, List<Long>> shapes;
  private final Map<String, Node> nodes = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private final Map<String, Tensor> folded = new HashMap<>();

  private Folding(Network original, Function<String, Tensor> weights) {
    this.original = original;
    this.weights = weights;
    this.shapes = Shapes.of(original);
  }

  /** A layer with its bias, and the tensors of both. */
  private record Moved(Layer layer, Tensor weight, Tensor bias) {}

  /**
   * The network and its tensors after folding, which live in the scope that this is called in.
   *
   * @param weights by full name
   * @return empty where there is nothing to fold
   */
  static Optional<Folding> of(Network network, Function<String, Tensor> weights) {
    if (network.nodes().stream().noneMatch(node -> node.layer() instanceof BatchNorm)) {
      return Optional.empty();
    }
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var folding = new Folding(network, weights);
      network.nodes().forEach(folding::take);
      folding.folded.values().forEach(scope::keep);
      return folding.folded.isEmpty() ? Optional.empty() : Optional.of(folding);
    }
  }

  Network network() {
    var left = order.stream().map(this::node).toList();
    return new Network(original.inputShape(), left, original.output());
  }

  /** A model with weights of its own. */
  Model model() {
    var network = network();
    try (var scope = TensorScope.open()) {
      Map<String, Tensor> copies = new LinkedHashMap<>();
      network.parameters().stream()
          .map(ParameterSpec::name)
          .forEach(name -> copies.put(name, weight(name).detach().clone()));
      return new Model(network, Weights.of(copies));
    }
  }

  Tensor weight(String name) {
    var mine = folded.get(name);
    return mine == null ? weights.apply(name) : mine;
  }

  private Node node(String name) {
    return Objects.requireNonNull(nodes.get(name), "taken before");
  }

  private void take(Node node) {
    if (node.layer() instanceof BatchNorm norm && fold(node, norm)) {
      return;
    }
    nodes.put(node.name(), node);
    order.add(node.name());
  }

  private boolean fold(Node normed, BatchNorm norm) {
    var before = nodes.get(normed.inputs().get(0));
    if (before == null || !alone(before)) {
      return false;
    }
    var moved = moved(before, normed.name(), norm).filter(Folding::finite);
    moved.ifPresent(layer -> replace(before, normed.name(), layer));
    return moved.isPresent();
  }

  /** Whether the normalisation alone reads it. */
  private boolean alone(Node node) {
    long readers =
        original.nodes().stream()
            .flatMap(one -> one.inputs().stream())
            .filter(node.name()::equals)
            .count();
    return readers == 1 && !original.output().equals(node.name());
  }

  private void replace(Node before, String name, Moved moved) {
    folded.remove(before.name() + ".weight");
    folded.remove(before.name() + ".bias");
    folded.put(name + ".weight", ChannelsLast.of(moved.weight));
    folded.put(name + ".bias", moved.bias);
    nodes.remove(before.name());
    nodes.put(name, new Node(name, moved.layer, before.inputs()));
    order.set(order.indexOf(before.name()), name);
  }

  private Optional<Moved> moved(Node node, String normed, BatchNorm norm) {
    var output = Objects.requireNonNull(shapes.get(node.name()));
    return Scalable.of(node.layer(), output).map(layer -> moved(node.name(), layer, normed, norm));
  }

  private Moved moved(String name, Scalable layer, String normed, BatchNorm norm) {
    var variance = wide(normed + ".running_var").add(new Scalar(norm.epsilon()));
    var factor = wide(normed + ".weight").div(variance.sqrt());
    var mean = wide(normed + ".running_mean");
    var centre = layer.bias() ? wide(name + ".bias").sub(mean) : mean.neg();
    return new Moved(
        layer.biased(),
        layer.scaled().apply(wide(name + ".weight"), factor).to(ScalarType.Float),
        centre.mul(factor).add(wide(normed + ".bias")).to(ScalarType.Float));
  }

  private Tensor wide(String name) {
    return weight(name).detach().to(ScalarType.Double);
  }

  /** Factors beyond float32 stay where they are. */
  private static boolean finite(Moved moved) {
    return torch.isfinite(moved.weight).all().item_bool()
        && torch.isfinite(moved.bias).all().item_bool();
  }
}
