package io.hauberk.robust.interval;

import io.hauberk.core.Checks;
import io.hauberk.core.ModelFormatException;
import io.hauberk.robust.Budget;
import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Pass;
import io.hauberk.tensor.train.Objective;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Cross-entropy on the worst logits that bounds allow within the ball, mixed with that of the
 * samples as they are (Gowal et al. 2018, equation 12; Zhang et al. 2020, equation 14). Epsilon and
 * the mixture move together along the ramp: from clean samples to the whole ball.
 *
 * <p>The training accuracy it tells is a bound too: the share of samples that no change within the
 * ball of the moment can turn, up to float32.
 *
 * @param budget in Linf
 * @param cleanShare of the clean loss at the end of the ramp (kappa), 0 to 1
 * @param rampSteps over which epsilon grows linearly to its full size; 0 starts with all of it
 */
public record BoundTraining(Budget budget, Bound bound, double cleanShare, long rampSteps)
    implements Objective {

  public BoundTraining {
    Checks.argument(
        budget.norm() == LpNorm.LINF, "norm", budget.norm(), "linf for training by bounds");
    Checks.inRange("cleanShare", cleanShare, 0, 1);
    Checks.notNegative("rampSteps", rampSteps);
  }

  /**
   * @throws ModelFormatException naming a node whose layer cannot be trained by bounds
   */
  @Override
  public Loss loss(Model model, Batch batch, long step) {
    double ramped = step >= rampSteps ? 1 : (step + 1.0) / (rampSteps + 1);
    var logits = worstLogits(model, batch, ramped);
    var loss = torch.cross_entropy(logits, batch.labels());
    double kappa = 1 - (1 - cleanShare) * ramped;
    if (kappa > 0) {
      var clean = torch.cross_entropy(model.forward(batch.inputs(), Pass.TRAINING), batch.labels());
      loss = loss.mul(new Scalar(1 - kappa)).add(clean, new Scalar(kappa));
    }
    return new Loss(loss, logits);
  }

  /** 0 for the label, and for each other class the most it may be above the label. */
  Tensor worstLogits(Model model, Batch batch, double ramped) {
    var reached = new Intervals(model, box(batch.inputs(), budget.epsilon() * ramped));
    long classes = reached.output().centre().size(1);
    var own = torch.one_hot(batch.labels(), classes).to(ScalarType.Float);
    var differences = own.unsqueeze(1).sub(torch.eye(classes, own.options()));
    return bound.margins(reached, differences, ramped).neg();
  }

  private static Interval box(Tensor inputs, double epsilon) {
    var reach = new Scalar(epsilon);
    var zero = Tensors.optional(0);
    var one = Tensors.optional(1);
    return Interval.between(inputs.sub(reach).clamp(zero, one), inputs.add(reach).clamp(zero, one));
  }
}
