package io.hauberk.tensor.network;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.Pullback;
import io.hauberk.tensor.TensorScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A network bound to tensors, ready to run: each node's operation with the slots it reads. */
final class Graph {

  private record Step(Node node, Operation operation, int[] inputs) {

    String name() {
      return node.name();
    }
  }

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
      steps.add(new Step(node, operation, inputs));
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
      var step = steps.get(i);
      var inputs = inputs(step, values);
      values[i + 1] = named(step, () -> step.operation.apply(inputs, pass));
    }
    return values;
  }

  /** Evaluates, layer by layer, with the way back from the output to the input. */
  Pullback trace(Tensor input) {
    try (var guard = new NoGradGuard()) {
      var values = new Tensor[steps.size() + 1];
      var traced = traceAll(input, values);
      return new Pullback(values[output], gradient -> back(traced, values[0], gradient));
    }
  }

  /** Evaluates, layer by layer, with the way back to the learned layers. */
  LayerTrace layers(Tensor input) {
    try (var guard = new NoGradGuard()) {
      var values = new Tensor[steps.size() + 1];
      var traced = traceAll(input, values);
      var parts = new ArrayList<LayerTrace.Part>();
      for (int i = 0; i < steps.size(); i++) {
        parts.add(new LayerTrace.Part(steps.get(i).node, steps.get(i).inputs, traced.get(i)));
      }
      return new LayerTrace(values, parts, output);
    }
  }

  /**
   * @param values by slot, filled in here
   */
  private List<Operation.Traced> traceAll(Tensor input, Tensor[] values) {
    values[0] = input.detach();
    var traced = new ArrayList<Operation.Traced>();
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      var inputs = inputs(step, values);
      traced.add(named(step, () -> step.operation.trace(inputs)));
      values[i + 1] = traced.get(i).output();
    }
    return traced;
  }

  private Tensor back(List<Operation.Traced> traced, Tensor input, Tensor gradient) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var gradients = new Gradients(steps.size() + 1);
      gradients.add(output, gradient);
      for (int i = steps.size() - 1; i >= 0; i--) {
        var step = steps.get(i);
        var toInputs = traced.get(i).toInputs();
        gradients
            .take(i + 1)
            .filter(found -> step.inputs.length > 0)
            .ifPresent(found -> gradients.addAll(step.inputs, toInputs.apply(found)));
      }
      return scope.keep(
          gradients.take(0).map(Tensor::detach).orElseGet(() -> torch.zeros_like(input)));
    }
  }

  private static Tensor[] inputs(Step step, Tensor[] values) {
    return Arrays.stream(step.inputs).mapToObj(slot -> values[slot]).toArray(Tensor[]::new);
  }

  private static <T> T named(Step step, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw new ModelFormatException(
          "node", step.name(), "inputs that fit its layer: " + firstLine(e), e);
    }
  }

  private static String firstLine(RuntimeException e) {
    var message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse("");
  }
}
