package io.hauberk.robust.flag;

import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.Pullback;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** A model that takes down where an attack asks it about one sample, and what it answers. */
final class Watched implements Classifier {

  /** Float rounding of a projection. */
  private static final double SLACK = 1e-4;

  private final Classifier model;
  private final Batch sample;
  private final Budget budget;
  private final List<Path.Step> steps = new ArrayList<>();

  /**
   * @param sample a batch of one
   */
  Watched(Classifier model, Batch sample, Budget budget) {
    this.model = model;
    this.sample = sample;
    this.budget = budget;
  }

  List<Path.Step> steps() {
    return steps;
  }

  @Override
  public Tensor logits(Tensor inputs) {
    var logits = model.logits(inputs);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      note(inputs, logits, logits);
    }
    return logits;
  }

  @Override
  public Pullback pullback(Tensor inputs) {
    var point = model.pullback(inputs);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      note(inputs, point.logits(), model.logits(inputs));
    }
    return point;
  }

  private void note(Tensor inputs, Tensor told, Tensor decided) {
    if (inputs.size(0) != 1 || !inside(inputs)) {
      return;
    }
    steps.add(new Path.Step(Margin.of(told, sample.labels())[0], errs(told), errs(decided)));
  }

  boolean errs(Tensor logits) {
    return Goal.UNTARGETED.reached(logits, sample.labels()).item_bool();
  }

  private boolean inside(Tensor inputs) {
    double size = Tensors.floats(budget.norm().size(inputs.sub(sample.inputs())))[0];
    return size <= budget.epsilon() * (1 + SLACK);
  }
}
