package io.hauberk.robust.blackbox;

import io.hauberk.robust.Attack;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.Tensor;

/**
 * An attack that only asks. Samples that are wrong from the start cost one query and stay as they
 * are; so do those for which nothing was found.
 *
 * @param <M> what it may ask
 */
public interface BlackBoxAttack<M extends LabelOracle> extends Attack<M> {

  /** Queries a sample, goal and seed. */
  Terms terms();

  /**
   * Attacks all samples of the batch at once: each call of the model holds the candidates of all
   * samples still under attack.
   *
   * @param batch inputs in [0, 1]; the ids key the random draws
   * @param state where the run is saved and taken up again, or {@link AttackState#none()}
   */
  BlackBoxResult run(M model, Batch batch, AttackState state);

  @Override
  default Tensor perturb(M model, Batch batch) {
    try (var scope = TensorScope.open()) {
      return scope.keep(run(model, batch, AttackState.none()).candidates());
    }
  }

  @Override
  default Goal goal() {
    return terms().goal();
  }
}
