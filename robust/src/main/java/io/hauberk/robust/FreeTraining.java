package io.hauberk.robust;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Pass;
import io.hauberk.tensor.train.Objective;
import java.util.Optional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Free adversarial training (Shafahi et al. 2019, algorithm 1): each batch is trained on several
 * times in a row, its perturbation is kept and moved a step of epsilon each time, and one way back
 * gives the gradients of both the weights and the perturbation.
 *
 * <p>The paper hands the perturbation of one batch on to the next, which holds other samples; here
 * every batch begins at a random point of the ball, so that a training resumed from its checkpoint
 * ends at the same weights. Cost of an epoch: {@code replays} forward and backward passes, and as
 * many updates; the paper divides the epochs by {@code replays}.
 *
 * <p>It holds the perturbation between the replays of a batch, so it belongs to one training.
 */
public final class FreeTraining implements Objective {

  private final Budget budget;
  private final int replays;
  private final RandomStart from;
  private final long rampSteps;
  private float[] kept = {};

  /**
   * @param replays m; 8 in the paper on CIFAR-10
   * @param rampSteps batches over which epsilon grows linearly to its full size; 0 starts with all
   */
  public FreeTraining(Budget budget, int replays, RandomStart from, long rampSteps) {
    Checks.positive("replays", replays);
    Checks.notNegative("rampSteps", rampSteps);
    this.budget = budget;
    this.replays = replays;
    this.from = from;
    this.rampSteps = rampSteps;
  }

  @Override
  public int replays() {
    return replays;
  }

  @Override
  public Loss loss(Model model, Batch batch, long step) {
    var ball = Ramp.budget(budget, step / replays, rampSteps);
    var x = batch.inputs();
    var offset = step % replays == 0 ? start(batch, ball, step) : kept(x);
    var at = ball.nearest(x, x.add(offset)).detach().requires_grad_(true);
    var logits = model.forward(at, Pass.TRAINING);
    var watched = new Watched(at, gradient -> move(offset, gradient, ball));
    return new Loss(torch.cross_entropy(logits, batch.labels()), logits, Optional.of(watched));
  }

  private Tensor start(Batch batch, Budget ball, long step) {
    return from.again(step).draw(batch, ball).sub(batch.inputs());
  }

  private Tensor kept(Tensor like) {
    return Tensors.of(kept, Tensors.shape(like));
  }

  private void move(Tensor offset, Tensor gradient, Budget ball) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var moved = offset.add(ball.norm().steepest(gradient), new Scalar(ball.epsilon()));
      kept = Tensors.floats(ball.norm().project(moved, ball.epsilon()));
    }
  }
}
