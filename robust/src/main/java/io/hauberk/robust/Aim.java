package io.hauberk.robust;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;

/** Which labels an attack is given. */
public enum Aim {

  /** The true class, to be left; for {@link Goal#UNTARGETED}. */
  TRUE_CLASS(Goal.UNTARGETED) {
    @Override
    public Batch labelled(Classifier model, Batch batch) {
      return batch;
    }
  },

  /** The class after the true one, the first after the last. */
  NEXT_CLASS(Goal.TARGETED) {
    @Override
    public Batch labelled(Classifier model, Batch batch) {
      try (var guard = new NoGradGuard()) {
        long classes = model.logits(batch.inputs()).size(1);
        var next = batch.labels().add(new Scalar(1)).remainder(new Scalar(classes));
        return new Batch(batch.inputs(), next, batch.ids());
      }
    }
  },

  /** The class the model finds least likely: the hardest aim. */
  LEAST_LIKELY(Goal.TARGETED) {
    @Override
    public Batch labelled(Classifier model, Batch batch) {
      try (var guard = new NoGradGuard()) {
        var least = model.logits(batch.inputs()).argmin(new LongOptional(1), false);
        return new Batch(batch.inputs(), least, batch.ids());
      }
    }
  };

  private final Goal goal;

  Aim(Goal goal) {
    this.goal = goal;
  }

  /** The goal these labels are for. */
  public Goal goal() {
    return goal;
  }

  /** The batch with the labels the attack is given. */
  public abstract Batch labelled(Classifier model, Batch batch);
}
