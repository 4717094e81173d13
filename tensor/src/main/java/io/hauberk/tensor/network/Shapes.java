package io.hauberk.tensor.network;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The shape of every value of a network, found by running it once on one empty sample: libtorch's
 * operators know their own rules, and its meta device has no convolution.
 */
public final class Shapes {

  private Shapes() {}

  /**
   * Shapes by node name, the batch axis left out; a constant, which has none, keeps its whole
   * shape.
   *
   * @throws ModelFormatException naming the node whose input does not fit
   */
  public static Map<String, List<Long>> of(Network network) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      Map<String, Tensor> weights = new LinkedHashMap<>();
      network.parameters().forEach(spec -> weights.put(spec.name(), zeros(spec.shape())));
      var input = zeros(Stream.concat(Stream.of(1L), network.inputShape().stream()).toList());
      var graph = new Graph(network, name -> weights.getOrDefault(name, input));
      var values = graph.runAll(input, Pass.EVALUATION);
      Map<String, List<Long>> shapes = new LinkedHashMap<>();
      for (int i = 0; i < network.nodes().size(); i++) {
        shapes.put(
            network.nodes().get(i).name(), sampleShape(network.nodes().get(i), values[i + 1]));
      }
      return shapes;
    }
  }

  /** The number of classes: the extent of the output's only axis. */
  public static long classes(Network network) {
    var shape = of(network).getOrDefault(network.output(), network.inputShape());
    if (shape.size() != 1) {
      throw new ModelFormatException("output", shape, "one score a class, shape [classes]");
    }
    return shape.get(0);
  }

  private static List<Long> sampleShape(Node node, Tensor value) {
    boolean constant = node.inputs().isEmpty();
    return Arrays.stream(Tensors.shape(value)).skip(constant ? 0 : 1).boxed().toList();
  }

  private static Tensor zeros(List<Long> shape) {
    return torch.zeros(shape.stream().mapToLong(Long::longValue).toArray());
  }
}
