package io.hauberk.robust.certify;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Shapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * A network as bounds see it: steps, each after those it reads. Slot 0 holds the input, slot i + 1
 * the values of step i.
 */
final class Steps implements AutoCloseable {

  /**
   * A step in its place.
   *
   * @param inputs slots it reads
   */
  record Placed(String name, Step step, List<Integer> inputs) {}

  private final List<Placed> placed = new ArrayList<>();
  private final int output;

  Steps(Model model) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var network = model.network();
      Map<String, List<Long>> shapes = new LinkedHashMap<>(Shapes.of(network));
      shapes.put(Network.INPUT, network.inputShape());
      Map<String, Integer> slots = new HashMap<>(Map.of(Network.INPUT, 0));
      for (var node : network.nodes()) {
        var inputShapes = node.inputs().stream().map(name -> known(shapes, name)).toList();
        var step = node.layer().accept(new StepMaker(node, inputShapes, model.weights()));
        var inputs = node.inputs().stream().map(name -> known(slots, name)).toList();
        placed.add(new Placed(node.name(), step, inputs));
        slots.put(node.name(), placed.size());
      }
      output = known(slots, network.output());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static <V> V known(Map<String, V> values, String name) {
    return Objects.requireNonNull(values.get(name), "checked by Network");
  }

  List<Placed> placed() {
    return placed;
  }

  /** The slot of the result. */
  int output() {
    return output;
  }

  /** Whether a layer that reads this slot is relaxed by its interval. */
  boolean relaxed(int slot) {
    return placed.stream().anyMatch(p -> p.step.relaxes() && p.inputs.contains(slot));
  }

  @Override
  public void close() {
    placed.forEach(p -> p.step.close());
  }
}
