package io.hauberk.robust.interval;

import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The intervals of all values of a network, with their graph. Slot 0 holds the input, slot i + 1
 * the values of node i.
 */
final class Intervals {

  private final List<IntervalStep> steps = new ArrayList<>();
  private final List<List<Integer>> reads = new ArrayList<>();
  private final List<Interval> values = new ArrayList<>();
  private final int output;

  Intervals(Model model, Interval input) {
    Map<String, Integer> slots = new HashMap<>(Map.of(Network.INPUT, 0));
    values.add(input);
    for (var node : model.network().nodes()) {
      add(node, model, slots);
      slots.put(node.name(), steps.size());
    }
    output = known(slots, model.network().output());
  }

  private void add(Node node, Model model, Map<String, Integer> slots) {
    var step = node.layer().accept(new IntervalMaker(node, model.weights()));
    var inputs = node.inputs().stream().map(name -> known(slots, name)).toList();
    steps.add(step);
    reads.add(inputs);
    values.add(step.forward(inputs.stream().map(values::get).toList()));
  }

  private static int known(Map<String, Integer> slots, String name) {
    return Objects.requireNonNull(slots.get(name), "checked by Network");
  }

  Interval output() {
    return values.get(output);
  }

  /** Least of linear functions [n, s, classes] of the result, by the intervals before it. */
  Tensor leastByIntervals(Tensor a) {
    return least(a, output - 1);
  }

  /** The same by linear bounds all the way back to the input. */
  Tensor leastByLines(Tensor a) {
    return least(a, 0);
  }

  /** Goes back to the slots up to {@code stop}, and takes their intervals there. */
  private Tensor least(Tensor a, int stop) {
    var coefficients = new @Nullable Tensor[output + 1];
    coefficients[output] = a;
    var sum = torch.zeros(new long[] {a.size(0), a.size(1)}, a.options());
    for (int i = output; i > stop; i--) {
      var own = coefficients[i];
      if (own != null) {
        var inputs = reads.get(i - 1);
        var share = steps.get(i - 1).back(own, inputs.stream().map(values::get).toList());
        sum = sum.add(share.constant());
        spread(inputs, share, coefficients);
      }
    }
    for (int i = 0; i <= stop; i++) {
      var left = coefficients[i];
      sum = left == null ? sum : sum.add(values.get(i).least(left));
    }
    return sum;
  }

  private static void spread(
      List<Integer> inputs, IntervalStep.Share share, @Nullable Tensor[] coefficients) {
    for (int k = 0; k < inputs.size(); k++) {
      int to = inputs.get(k);
      var before = coefficients[to];
      var more = share.toInputs().get(k);
      coefficients[to] = before == null ? more : before.add(more);
    }
  }
}
