package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Join.Constant;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Node;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A network while it is read: nodes in order and their weights, the shape of each value known. */
final class Draft {

  private final Limits limits;
  private final Names names = new Names();
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Tensor> weights = new LinkedHashMap<>();

  Draft(Limits limits) {
    this.limits = limits;
  }

  /** The network's input. */
  Computed input(List<Long> sampleShape) {
    var shape = Stream.concat(Stream.of(1L), sampleShape.stream()).toList();
    limits.chargeValue(shape, 0);
    return new Computed(Network.INPUT, shape);
  }

  /**
   * Adds a node.
   *
   * @param wish for its name
   * @param own weights by short name; the node gets copies
   * @throws IllegalArgumentException when the inputs do not fit the layer
   */
  Computed emit(String wish, Layer layer, Map<String, Tensor> own, List<Computed> inputs) {
    var extent = layer.accept(new Extents(inputs.stream().map(Computed::shape).toList()));
    Checks.argument(!extent.shape().contains(0L), "result", extent.shape(), "no empty extent");
    limits.chargeValue(extent.shape(), extent.multiplications());
    var name = names.claim(wish);
    nodes.put(name, new Node(name, layer, inputs.stream().map(Computed::node).toList()));
    own.forEach((weight, tensor) -> weights.put(name + "." + weight, copy(tensor)));
    return new Computed(name, extent.shape());
  }

  /** The node of a constant. */
  Computed constant(String wish, Tensor value) {
    var shape = Arrays.stream(Tensors.shape(value)).boxed().toList();
    return emit(wish, new Constant(shape), Map.of("value", value), List.of());
  }

  /** Whether a value is what a layer makes of inputs. */
  boolean isResult(Computed value, Layer layer, List<Computed> inputs) {
    var names = inputs.stream().map(Computed::node).toList();
    return new Node(value.node(), layer, names).equals(nodes.get(value.node()));
  }

  List<Node> nodes() {
    return List.copyOf(nodes.values());
  }

  Map<String, Tensor> weights() {
    return weights;
  }

  /** Dense float32 of its own: training changes weights in place. */
  private Tensor copy(Tensor tensor) {
    limits.chargeFolded(tensor.numel());
    try (var scope = TensorScope.open()) {
      return scope.keep(tensor.detach().to(ScalarType.Float).contiguous().clone());
    }
  }
}
