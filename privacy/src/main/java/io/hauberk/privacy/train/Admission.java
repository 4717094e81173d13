package io.hauberk.privacy.train;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Join;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Node;
import io.hauberk.tensor.network.ParameterSpec;
import io.hauberk.tensor.network.Shapes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a network's loss is a sum over samples, each by itself, and its gradient's norm a sum
 * over layers: else no clipping bounds what a sample does.
 */
final class Admission {

  private final Map<String, List<Long>> shapes;

  /** Nodes with a batch axis. */
  private final Set<String> batched = new HashSet<>(Set.of(Network.INPUT));

  private Admission(Network network) {
    shapes = new HashMap<>(Shapes.of(network));
    shapes.put(Network.INPUT, network.inputShape());
  }

  /**
   * The rule of each node that learns, by name.
   *
   * @throws IllegalArgumentException naming the node, and the way out
   */
  static Map<String, GradientRule> rules(Model model) {
    var admission = new Admission(model.network());
    Map<String, GradientRule> rules = new HashMap<>();
    for (var node : model.network().nodes()) {
      node.layer()
          .accept(new GradientRules(node.name()))
          .ifPresent(rule -> rules.put(node.name(), rule));
      admission.admit(node);
    }
    checkUntied(model);
    return Map.copyOf(rules);
  }

  private void admit(Node node) {
    if (node.inputs().isEmpty()) {
      return;
    }
    long samples = node.inputs().stream().filter(batched::contains).count();
    check(samples > 0, node, "at least one input that depends on the sample");
    if (samples == node.inputs().size()) {
      checkRanks(node);
    } else {
      checkConstant(node);
    }
    batched.add(node.name());
  }

  /** With unequal ranks one value's batch axis would meet another axis of the other. */
  private void checkRanks(Node node) {
    boolean equal = node.inputs().stream().map(this::rank).distinct().count() == 1;
    check(equal, node, "inputs of equally many axes, so that samples meet only themselves");
    boolean product = node.layer() instanceof Join.MatMul;
    check(!product || rank(node.inputs().get(0)) >= 2, node, "matrices, not vectors, as inputs");
  }

  private void checkConstant(Node node) {
    var wayOut = "a constant that is the same for every sample";
    check(node.inputs().size() == 2, node, wayOut);
    boolean first = batched.contains(node.inputs().get(0));
    int rank = rank(node.inputs().get(first ? 0 : 1));
    var constant = shapes.getOrDefault(node.inputs().get(first ? 1 : 0), List.of());
    boolean vectorTimesMatrix =
        node.layer() instanceof Join.MatMul && rank == 1 && first && constant.size() == 2;
    check(vectorTimesMatrix || sameForAll(node, constant, rank), node, wayOut);
  }

  /** Whether a constant cannot meet the batch axis of a sample of this rank. */
  private static boolean sameForAll(Node node, List<Long> constant, int rank) {
    boolean over = constant.size() > rank + 1;
    boolean rows = constant.size() == rank + 1 && constant.get(0) != 1;
    boolean contracted = node.layer() instanceof Join.MatMul && rank == 1;
    return !over && !rows && !contracted;
  }

  private int rank(String name) {
    return shapes.getOrDefault(name, List.of()).size();
  }

  private static void check(boolean holds, Node node, String rule) {
    Checks.argument(holds, "node " + node.name(), node.layer().type(), rule);
  }

  /** Norms of layers add up only where no two share a weight. */
  private static void checkUntied(Model model) {
    Map<Long, String> owners = new HashMap<>();
    for (var spec : model.network().parameters()) {
      if (spec.role().learned()) {
        long address = address(model, spec);
        var owner = owners.putIfAbsent(address, spec.name());
        Checks.argument(
            owner == null,
            "weight " + spec.name(),
            "tied to " + owner,
            "weights of its own: the norms of tied ones do not add up");
      }
    }
  }

  private static long address(Model model, ParameterSpec spec) {
    return model.weights().get(spec.name()).storage().data().address();
  }
}
