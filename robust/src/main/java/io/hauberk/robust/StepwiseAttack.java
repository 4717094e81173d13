package io.hauberk.robust;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.Tensor;

/**
 * An attack that follows the gradient for a fixed number of steps. Cost: one forward and one
 * backward pass a step.
 */
public sealed interface StepwiseAttack extends Attack<Classifier> permits Fgsm, Bim, Pgd {

  Budget budget();

  int steps();

  /** Length of one step, in the units of epsilon. */
  double stepLength();

  /** Where the path of each sample begins; a tensor of its own. */
  Tensor start(Batch batch);

  /** The same attack with another draw of its random start, if it has one. */
  StepwiseAttack restart(long number);

  /** The same attack in another ball; relative step sizes follow. */
  StepwiseAttack withEpsilon(double epsilon);

  /**
   * Takes all steps and returns where they end: equal work for every sample. {@link Search} stops
   * earlier.
   */
  @Override
  default Tensor perturb(Classifier model, Batch batch) {
    try (var scope = TensorScope.open()) {
      var descent = new Descent(budget(), stepLength(), goal());
      var at = start(batch);
      for (int step = 0; step < steps(); step++) {
        try (var inner = TensorScope.open()) {
          descent.move(at, batch, descent.look(model, batch, at).gradient());
        }
      }
      return scope.keep(at);
    }
  }

  @Override
  default Tensor search(Classifier model, Batch batch) {
    return Search.run(this, model, batch);
  }
}
