package io.hauberk.robust;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Pass;
import io.hauberk.tensor.train.Objective;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A boosted cross-entropy on adversarial examples, plus lambda times how far the answers there are
 * from those on clean samples, which counts for more where the clean answer is unsure (Wang et al.
 * 2020, equations 8 to 11).
 *
 * @param attack how examples are made
 * @param lambda 5 in the paper
 * @param rampSteps over which epsilon grows linearly to its full size; 0 starts with all of it
 */
public record Mart(StepwiseAttack attack, double lambda, long rampSteps) implements Objective {

  /** Keeps the logarithm finite where another class has all probability. */
  private static final double SMALLEST = 1e-7;

  public Mart {
    Checks.positive("lambda", lambda);
    Checks.notNegative("rampSteps", rampSteps);
    Checks.argument(
        attack.goal() == Goal.UNTARGETED, "attack", attack.goal(), "untargeted, for training");
  }

  @Override
  public Loss loss(Model model, Batch batch, long step) {
    var ball = Ramp.budget(attack.budget(), step, rampSteps);
    var examples = attack.withEpsilon(ball.epsilon()).restart(step).perturb(model, batch);
    var clean = model.forward(batch.inputs(), Pass.TRAINING);
    var moved = model.forward(examples, Pass.TRAINING);
    var apart = weighted(clean, moved, batch.labels()).mean().mul(new Scalar(lambda));
    return new Loss(boosted(moved, batch.labels()).mean().add(apart), moved);
  }

  /** [n]: -log p_y - log(1 - the largest other p). */
  static Tensor boosted(Tensor logits, Tensor labels) {
    var probabilities = logits.softmax(1);
    var own = torch.one_hot(labels, logits.size(1));
    var other = probabilities.sub(own).amax(new long[] {1}, false);
    var unsure = other.neg().add(new Scalar(1)).clamp_min(new Scalar(SMALLEST)).log().neg();
    var logs = logits.log_softmax(1).gather(1, labels.unsqueeze(1)).squeeze(1);
    return unsure.sub(logs);
  }

  /** [n]: the divergence of the moved from the clean answer, times 1 - the clean p_y. */
  static Tensor weighted(Tensor clean, Tensor moved, Tensor labels) {
    var apart = clean.log_softmax(1).sub(moved.log_softmax(1));
    var divergence = clean.softmax(1).mul(apart).sum(1);
    var own = clean.softmax(1).gather(1, labels.unsqueeze(1)).squeeze(1);
    return divergence.mul(own.neg().add(new Scalar(1)));
  }
}
