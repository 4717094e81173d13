package io.hauberk.tensor.train;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * The learned weights of a model with the optimizer's memory of each. While it is open the weights
 * record gradients.
 */
public final class Updates implements AutoCloseable {

  private final Map<String, Tensor> learned = new LinkedHashMap<>();
  private final Weights memory;
  private final UpdateRule rule;
  private long step;

  /**
   * @param frozen nodes whose weights stay as they are, by name
   */
  public Updates(Model model, Optimizer optimizer, Set<String> frozen) {
    rule = optimizer.rule();
    for (var name : model.learned()) {
      if (!frozen.contains(name.substring(0, name.lastIndexOf('.')))) {
        learned.put(name, model.weights().get(name).requires_grad_(true));
      }
    }
    memory = zeros();
  }

  private Weights zeros() {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (var entry : learned.entrySet()) {
        for (int i = 0; i < rule.memoryTensors(); i++) {
          tensors.put(slot(entry.getKey(), i), entry.getValue().detach().clone().zero_());
        }
      }
      return Weights.of(tensors);
    }
  }

  /** The weights gradients are taken of, in the order {@link #apply} wants them. */
  public TensorVector weights() {
    return new TensorVector(learned.values().toArray(Tensor[]::new));
  }

  /**
   * Changes every weight once.
   *
   * @param gradients in the order of {@link #weights}
   * @param weightDecay times the weights is added to the gradients
   */
  public void apply(TensorVector gradients, double learningRate, double weightDecay) {
    step++;
    var when = new UpdateRule.Step(step, learningRate);
    try (var guard = new NoGradGuard()) {
      int i = 0;
      for (var entry : learned.entrySet()) {
        var weight = entry.getValue();
        var gradient = gradients.get(i++);
        var decayed = weightDecay == 0 ? gradient : gradient.add(weight, new Scalar(weightDecay));
        rule.update(weight, decayed, memoryOf(entry.getKey()), when);
      }
    }
  }

  private List<Tensor> memoryOf(String name) {
    var tensors = new ArrayList<Tensor>();
    for (int i = 0; i < rule.memoryTensors(); i++) {
      tensors.add(memory.get(slot(name, i)));
    }
    return tensors;
  }

  private static String slot(String name, int index) {
    return name + "#" + index;
  }

  /** The optimizer's memory of all weights; it belongs to this. */
  public Weights memory() {
    return memory;
  }

  /** How many times the weights were changed. */
  public long step() {
    return step;
  }

  /** Goes back to where a checkpoint was. */
  public void restore(Weights saved, long savedStep) {
    memory.copyFrom(saved);
    step = savedStep;
  }

  @Override
  public void close() {
    learned.values().forEach(weight -> weight.requires_grad_(false));
    memory.close();
  }
}
