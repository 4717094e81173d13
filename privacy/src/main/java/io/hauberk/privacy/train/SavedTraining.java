package io.hauberk.privacy.train;

import io.hauberk.core.ModelFormatException;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.file.SafeTensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Weights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * A training as a checkpoint's file holds it.
 *
 * @param about the plan in words, the seal of the entry that paid, the steps done
 * @param weights the model's, and the optimizer's memory, by {@link #WEIGHTS} and {@link #MEMORY}
 */
record SavedTraining(Path file, About about, Weights weights) implements AutoCloseable {

  private static final String PLAN = "hauberk.private.plan";
  private static final String SEAL = "hauberk.private.seal";
  private static final String STEP = "hauberk.private.step";
  private static final String WEIGHTS = "weights/";
  private static final String MEMORY = "memory/";

  /** What binds the tensors. */
  record About(String plan, String seal, long step) {

    Map<String, String> metadata() {
      return Map.of(PLAN, plan, SEAL, seal, STEP, Long.toString(step));
    }
  }

  static void write(Path file, About about, Weights weights, Weights memory) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    weights.names().forEach(name -> all.put(WEIGHTS + name, weights.get(name)));
    memory.names().forEach(name -> all.put(MEMORY + name, memory.get(name)));
    try (var together = Weights.of(all)) {
      SafeTensors.write(file, together, about.metadata());
    }
  }

  static SavedTraining read(Path file) {
    var content = SafeTensors.read(file);
    try {
      return new SavedTraining(file, about(file, content.metadata()), content.weights());
    } catch (RuntimeException e) {
      content.close();
      throw e;
    }
  }

  private static About about(Path file, Map<String, String> metadata) {
    var step = metadata.getOrDefault(STEP, "none");
    if (!metadata.containsKey(PLAN) || !step.matches("[0-9]{1,18}")) {
      throw new ModelFormatException(
          "checkpoint " + file, STEP + " " + step, "the state of a private training");
    }
    return new About(
        metadata.getOrDefault(PLAN, ""), metadata.getOrDefault(SEAL, ""), Long.parseLong(step));
  }

  /** Refuses another plan, and a ledger without the entry that paid for this one. */
  void requirePaid(DpSgd plan, Ledger ledger) {
    require(about.plan.equals(plan.toString()), about.plan, "the plan it is resumed with, " + plan);
    boolean paid =
        ledger.entries().stream()
            .anyMatch(
                entry ->
                    entry.seal().equals(about.seal)
                        && entry.purpose().equals(plan.purpose())
                        && entry.cost().delta().doubleValue() == plan.delta());
    require(paid, "paid for by " + about.seal, "a seal of this ledger, of the same plan");
    require(about.step <= plan.steps(), about.step + " steps", "at most " + plan.steps());
  }

  /** Refuses tensors of another network. */
  void requireFits(Model model) {
    var wanted = model.weights();
    for (var name : wanted.names()) {
      var shape = Tensors.shape(wanted.get(name));
      boolean fits =
          weights.has(WEIGHTS + name)
              && Arrays.equals(Tensors.shape(weights.get(WEIGHTS + name)), shape);
      var rule = "one with weight " + name + " of shape " + Arrays.toString(shape);
      require(fits, "another network", rule);
    }
  }

  private void require(boolean holds, String value, String rule) {
    if (!holds) {
      throw new ModelFormatException("checkpoint " + file, value, rule);
    }
  }

  void copyTo(Weights target) {
    try (var mine = part(WEIGHTS)) {
      target.copyFrom(mine);
    }
  }

  Weights memory() {
    return part(MEMORY);
  }

  private Weights part(String prefix) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    weights.names().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> tensors.put(name.substring(prefix.length()), weights.get(name)));
    return Weights.of(tensors);
  }

  @Override
  public void close() {
    weights.close();
  }
}
