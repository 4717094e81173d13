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
 * @param about the plan in words, the seal of the entry that paid, the steps done, the norm
 * @param weights the model's, the optimizer's memory and the running mean, by {@link Part}
 */
record SavedTraining(Path file, About about, Weights weights) implements AutoCloseable {

  private static final String PLAN = "hauberk.private.plan";
  private static final String SEAL = "hauberk.private.seal";
  private static final String STEP = "hauberk.private.step";
  private static final String NORM = "hauberk.private.norm";

  static final Part WEIGHTS = new Part("weights/");
  static final Part MEMORY = new Part("memory/");
  static final Part AVERAGE = new Part("average/");

  /** One of the sets of tensors in a file. */
  record Part(String prefix) {

    void put(Weights weights, Map<String, Tensor> all) {
      weights.names().forEach(name -> all.put(prefix + name, weights.get(name)));
    }

    Weights of(Weights all) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      all.names().stream()
          .filter(name -> name.startsWith(prefix))
          .forEach(name -> tensors.put(name.substring(prefix.length()), all.get(name)));
      return Weights.sharing(tensors);
    }
  }

  /** What binds the tensors. */
  record About(String plan, String seal, long step, double norm) {

    Map<String, String> metadata() {
      return Map.of(PLAN, plan, SEAL, seal, STEP, Long.toString(step), NORM, Double.toString(norm));
    }
  }

  static void write(Path file, About about, Map<String, Tensor> all) {
    try (var together = Weights.sharing(all)) {
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
    var norm = metadata.getOrDefault(NORM, "none");
    boolean whole =
        metadata.containsKey(PLAN)
            && step.matches("[0-9]{1,18}")
            && norm.matches("[0-9]{1,20}[.][0-9]{1,20}(E-?[0-9]{1,3})?");
    if (!whole) {
      throw new ModelFormatException(
          "checkpoint " + file, "step " + step, "the state of a private training");
    }
    return new About(
        metadata.getOrDefault(PLAN, ""),
        metadata.getOrDefault(SEAL, ""),
        Long.parseLong(step),
        Double.parseDouble(norm));
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
    try (var mine = WEIGHTS.of(weights)) {
      for (var name : wanted.names()) {
        var shape = Tensors.shape(wanted.get(name));
        boolean fits = mine.has(name) && Arrays.equals(Tensors.shape(mine.get(name)), shape);
        var rule = "one with weight " + name + " of shape " + Arrays.toString(shape);
        require(fits, "another network", rule);
      }
    }
  }

  private void require(boolean holds, String value, String rule) {
    if (!holds) {
      throw new ModelFormatException("checkpoint " + file, value, rule);
    }
  }

  void copyTo(Weights target) {
    try (var mine = WEIGHTS.of(weights)) {
      target.copyFrom(mine);
    }
  }

  void copyAverageTo(Weights target) {
    try (var mine = AVERAGE.of(weights)) {
      target.copyFrom(mine);
    }
  }

  Weights memory() {
    return MEMORY.of(weights);
  }

  @Override
  public void close() {
    weights.close();
  }
}
