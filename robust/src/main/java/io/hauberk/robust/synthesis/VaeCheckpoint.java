package io.hauberk.robust.synthesis;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.file.SafeTensors;
import io.hauberk.tensor.network.Weights;
import io.hauberk.tensor.train.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/**
 * A training of autoencoders as it stood after a step: one safetensors file that appears whole or
 * not at all.
 *
 * @param plan in words; a checkpoint of another plan is refused
 * @param halves of the autoencoders
 */
record VaeCheckpoint(Path file, String plan, List<Half> halves) {

  private static final String PLAN = "hauberk.synthesis.plan";
  private static final String STEP = "hauberk.synthesis.step";

  /** The networks one way, and what Adam remembers of them. */
  record Half(String name, Weights weights, Updates updates) {

    String weight(String weight) {
      return name + "/weights/" + weight;
    }

    String memory(String slot) {
      return name + "/memory/" + slot;
    }
  }

  void write() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (var half : halves) {
      var memory = half.updates.memory();
      half.weights.names().forEach(name -> all.put(half.weight(name), half.weights.get(name)));
      memory.names().forEach(name -> all.put(half.memory(name), memory.get(name)));
    }
    var step = String.valueOf(halves.get(0).updates.step());
    try (var together = Weights.sharing(all)) {
      SafeTensors.write(file, together, Map.of(PLAN, plan, STEP, step));
    }
  }

  /**
   * Goes back to where the file was; without one nothing changes.
   *
   * @return steps that were made
   */
  int restore() {
    if (!Files.exists(file)) {
      return 0;
    }
    try (var content = SafeTensors.read(file)) {
      var found = content.metadata();
      var other = found.getOrDefault(PLAN, "no plan");
      require(other.equals(plan), other, "the plan it is resumed with, " + plan);
      int step = Integer.parseInt(found.getOrDefault(STEP, ""));
      for (var half : halves) {
        restore(half, content.weights(), step);
      }
      return step;
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(
          "checkpoint " + file, String.valueOf(e.getMessage()), "all of a training's state", e);
    }
  }

  private static void restore(Half half, Weights saved, int step) {
    try (var weights = part(half.weights.names(), half::weight, saved);
        var memory = part(half.updates.memory().names(), half::memory, saved)) {
      half.weights.copyFrom(weights);
      half.updates.restore(memory, step);
    }
  }

  private static Weights part(Set<String> names, UnaryOperator<String> written, Weights saved) {
    Map<String, Tensor> part = new LinkedHashMap<>();
    names.forEach(name -> part.put(name, saved.get(written.apply(name))));
    return Weights.sharing(part);
  }

  private void require(boolean holds, String found, String rule) {
    if (!holds) {
      throw new ModelFormatException("checkpoint " + file, found, rule);
    }
  }
}
