package io.hauberk.robust;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Pass;
import io.hauberk.tensor.train.Objective;
import org.bytedeco.pytorch.global.torch;

/**
 * Cross-entropy on adversarial examples made at each step (Madry et al. 2018, equation 2.1, by PGD;
 * Wong et al. 2020 by one step from a random start).
 *
 * @param attack how examples are made; it draws a new start at every step
 * @param rampSteps over which epsilon grows linearly to its full size; 0 starts with all of it
 */
public record AdversarialTraining(StepwiseAttack attack, long rampSteps) implements Objective {

  public AdversarialTraining {
    Checks.notNegative("rampSteps", rampSteps);
    Checks.argument(
        attack.goal() == Goal.UNTARGETED, "attack", attack.goal(), "untargeted, for training");
  }

  @Override
  public Loss loss(Model model, Batch batch, long step) {
    var examples = current(step).perturb(model, batch);
    var logits = model.forward(examples, Pass.TRAINING);
    return new Loss(torch.cross_entropy(logits, batch.labels()), logits);
  }

  private StepwiseAttack current(long step) {
    var ball = Ramp.budget(attack.budget(), step, rampSteps);
    return attack.withEpsilon(ball.epsilon()).restart(step);
  }
}
