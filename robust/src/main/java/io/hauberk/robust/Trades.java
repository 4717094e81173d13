package io.hauberk.robust;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
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
 * Cross-entropy on the samples, plus beta times how far the answers on perturbed samples are from
 * those on clean ones, by the divergence of Kullback and Leibler (Zhang et al. 2019, equation 5 and
 * algorithm 1). The perturbation climbs that divergence, not the loss.
 *
 * @param beta the paper's 1 / lambda; 1 and 6 in its table 5
 * @param steps of the climb; 40 on MNIST and 10 on CIFAR-10 in the paper
 * @param stepSize of the climb; the paper's 0.01 at 0.3 is a thirtieth
 * @param rampSteps over which epsilon grows linearly to its full size; 0 starts with all of it
 */
public record Trades(
    Budget budget, double beta, int steps, StepSize stepSize, Randomness randomness, long rampSteps)
    implements Objective {

  /** Where the divergence is zero it has no gradient; the paper starts this far off. */
  private static final double START = 0.001;

  public Trades {
    Checks.positive("beta", beta);
    Checks.positive("steps", steps);
    Checks.notNegative("rampSteps", rampSteps);
  }

  @Override
  public Loss loss(Model model, Batch batch, long step) {
    var examples = perturbed(model, batch, step);
    var clean = model.forward(batch.inputs(), Pass.TRAINING);
    var moved = model.forward(examples, Pass.TRAINING);
    var divergence = divergence(clean, moved).mul(new Scalar(beta));
    return new Loss(torch.cross_entropy(clean, batch.labels()).add(divergence), clean);
  }

  /** Mean over the batch of sum p (log p - log q), p of the first and q of the second logits. */
  static Tensor divergence(Tensor first, Tensor second) {
    var apart = first.log_softmax(1).sub(second.log_softmax(1));
    return first.softmax(1).mul(apart).sum(1).mean();
  }

  /** Where the climb ends for each sample. */
  Tensor perturbed(Classifier model, Batch batch, long step) {
    var ball = Ramp.budget(budget, step, rampSteps);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var clean = model.logits(batch.inputs()).softmax(1);
      var at = start(batch, step);
      for (int i = 0; i < steps; i++) {
        try (var inner = TensorScope.open()) {
          at.copy_(next(model, batch, new Point(at, clean, ball)));
        }
      }
      return scope.keep(at);
    }
  }

  private record Point(Tensor at, Tensor clean, Budget ball) {}

  /** By the logits at a point, the divergence's gradient is q - p. */
  private Tensor next(Classifier model, Batch batch, Point point) {
    var look = model.pullback(point.at);
    var gradient = look.toInputs().apply(look.logits().softmax(1).sub(point.clean));
    var direction = point.ball.norm().steepest(gradient);
    double length = stepSize.length(point.ball.epsilon());
    return point.ball.nearest(batch.inputs(), point.at.add(direction, new Scalar(length)));
  }

  private Tensor start(Batch batch, long step) {
    var noise = new float[Math.toIntExact(batch.inputs().numel())];
    int values = noise.length / Math.max(1, batch.size());
    var own = new float[values];
    var ids = batch.ids();
    for (int i = 0; i < ids.length; i++) {
      randomness.stream(ids[i], step).fillGaussian(own);
      System.arraycopy(own, 0, noise, i * values, values);
    }
    var offset = Tensors.of(noise, Tensors.shape(batch.inputs())).mul_(new Scalar(START));
    return offset.add_(batch.inputs()).clamp_(Tensors.optional(0), Tensors.optional(1));
  }
}
