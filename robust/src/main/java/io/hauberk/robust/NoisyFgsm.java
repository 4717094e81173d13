package io.hauberk.robust;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Pass;
import io.hauberk.tensor.train.Objective;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Cross-entropy one step away from noise that is stronger than the ball, and not projected back on
 * it: one step without the overfitting to it (de Jorge et al. 2022, algorithm 1).
 *
 * @param noise radius of the noise as a part of epsilon; 2 in the paper
 * @param stepSize 1 epsilon in the paper
 * @param from of the noise; it is drawn anew at every step
 * @param rampSteps over which epsilon grows linearly to its full size; 0 starts with all of it
 */
public record NoisyFgsm(
    Budget budget, double noise, StepSize stepSize, RandomStart from, long rampSteps)
    implements Objective {

  public NoisyFgsm {
    Checks.positive("noise", noise);
    Checks.notNegative("rampSteps", rampSteps);
  }

  @Override
  public Loss loss(Model model, Batch batch, long step) {
    var logits = model.forward(perturbed(model, batch, step), Pass.TRAINING);
    return new Loss(torch.cross_entropy(logits, batch.labels()), logits);
  }

  /** In [0, 1], but up to noise and step away from the samples. */
  Tensor perturbed(Classifier model, Batch batch, long step) {
    var ball = Ramp.budget(budget, step, rampSteps);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var start = from.again(step).draw(batch, ball.withEpsilon(noise * ball.epsilon()));
      double length = stepSize.length(ball.epsilon());
      var look = new Descent(ball, length, Goal.UNTARGETED).look(model, batch, start);
      var moved = start.add(ball.norm().steepest(look.gradient()), new Scalar(length));
      return scope.keep(moved.clamp_(Tensors.optional(0), Tensors.optional(1)));
    }
  }
}
