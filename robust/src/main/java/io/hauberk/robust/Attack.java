package io.hauberk.robust;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.LabelOracle;
import org.bytedeco.pytorch.Tensor;

/**
 * Moves inputs so that the model errs. An implementation is an immutable record of its parameters.
 *
 * @param <M> the weakest access it needs
 */
public interface Attack<M extends LabelOracle> {

  /**
   * Returns adversarial candidates of the inputs' shape, inside the ball and inside [0, 1].
   *
   * @param batch inputs in [0, 1]; the labels are what the {@link Goal} speaks of
   */
  Tensor perturb(M model, Batch batch);

  /** As {@link #perturb}, but free to stop working on a sample once its goal is reached. */
  default Tensor search(M model, Batch batch) {
    return perturb(model, batch);
  }

  /** What the labels of a batch mean to this attack. */
  Goal goal();
}
