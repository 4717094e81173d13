package io.hauberk.robust.defence;

import io.hauberk.robust.Attack;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import org.bytedeco.pytorch.Tensor;

/**
 * An attack made on another model than the one it is tried on; it ends where that one is fooled, as
 * an attacker's does who knows no other.
 */
record Unaware(Attack<? super Classifier> attack, Classifier seen) implements Attack<Classifier> {

  @Override
  public Tensor perturb(Classifier model, Batch batch) {
    return attack.perturb(seen, batch);
  }

  @Override
  public Tensor search(Classifier model, Batch batch) {
    return attack.search(seen, batch);
  }

  @Override
  public Goal goal() {
    return attack.goal();
  }
}
