package io.hauberk.tensor.network;

import io.hauberk.core.ModelFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/** A network bound to tensors, ready to run: each node's operation with the slots it reads. */
final class Graph {

  private record Step(String name, Operation operation, int[] inputs) {}

  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Integer> slots = new HashMap<>();
  private final int output;

  /**
   * @param weights by full name
   */
  Graph(Network network, Function<String, Tensor> weights) {
    slots.put(Network.INPUT, 0);
    for (var node : network.nodes()) {
      var operation =
          node.layer().accept(new Execution(name -> weights.apply(node.name() + "." + name)));
      var inputs = node.inputs().stream().mapToInt(this::slot).toArray();
      steps.add(new Step(node.name(), operation, inputs));
      slots.put(node.name(), steps.size());
    }
    output = slot(network.output());
  }

  private int slot(String name) {
    return Objects.requireNonNull(slots.get(name), "checked by Network");
  }

  Tensor run(Tensor input, Pass pass) {
    return runAll(input, pass)[output];
  }

  /** The values of every node, the input first. */
  Tensor[] runAll(Tensor input, Pass pass) {
    var values = new Tensor[steps.size() + 1];
    values[0] = input;
    for (int i = 0; i < steps.size(); i++) {
      values[i + 1] = apply(steps.get(i), values, pass);
    }
    return values;
  }

  private static Tensor apply(Step step, Tensor[] values, Pass pass) {
    var inputs = new Tensor[step.inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = values[step.inputs[i]];
    }
    try {
      return step.operation.apply(inputs, pass);
    } catch (RuntimeException e) {
      throw new ModelFormatException(
          "node", step.name, "inputs that fit its layer: " + firstLine(e), e);
    }
  }

  private static String firstLine(RuntimeException e) {
    var message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse("");
  }
}
