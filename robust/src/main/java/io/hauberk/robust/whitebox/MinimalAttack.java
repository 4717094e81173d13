package io.hauberk.robust.whitebox;

import io.hauberk.robust.Attack;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import org.bytedeco.pytorch.Tensor;

/**
 * An attack without a budget: it seeks the smallest change, within [0, 1], that reaches its goal.
 * Every example returned was seen to reach the goal.
 */
public interface MinimalAttack extends Attack<Classifier> {

  /** What is made small. */
  Distance distance();

  /** Per sample the smallest example found, and its distance. */
  Minimal minimise(Classifier model, Batch batch);

  @Override
  default Tensor perturb(Classifier model, Batch batch) {
    return minimise(model, batch).examples();
  }
}
