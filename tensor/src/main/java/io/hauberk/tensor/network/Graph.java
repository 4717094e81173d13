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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

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
      values[0] = input.detach();
      var traced = new ArrayList<Operation.Traced>();
      for (int i = 0; i < steps.size(); i++) {
        var step = steps.get(i);
        var inputs = inputs(step, values);
        traced.add(named(step, () -> step.operation.trace(inputs)));
        values[i + 1] = traced.get(i).output();
      }
      return new Pullback(values[output], gradient -> back(traced, values[0], gradient));
    }
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

  /** Gradients by the values of the slots, summed over a slot's readers. */
  private static final class Gradients {
    private final @Nullable Tensor[] sums;

    Gradients(int slots) {
      sums = new Tensor[slots];
    }

    void add(int slot, Tensor gradient) {
      var before = sums[slot];
      sums[slot] = before == null ? gradient : before.add(gradient);
    }

    void addAll(int[] slots, Tensor[] gradients) {
      for (int i = 0; i < slots.length; i++) {
        add(slots[i], gradients[i]);
      }
    }

    Optional<Tensor> take(int slot) {
      return Optional.ofNullable(sums[slot]);
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
          "node", step.name, "inputs that fit its layer: " + firstLine(e), e);
    }
  }

  private static String firstLine(RuntimeException e) {
    var message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse("");
  }
}
