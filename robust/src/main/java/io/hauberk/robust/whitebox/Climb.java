package io.hauberk.robust.whitebox;

import io.hauberk.robust.Goal;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What an attack raises until its goal is reached: its gradient by the logits, in closed form. */
enum Climb {

  /**
   * Cross-entropy of the label. Where float32 has rounded its gradient to nothing, as for a very
   * sure model, the lead's takes its place.
   */
  CROSS_ENTROPY {
    @Override
    Tensor byLogits(Tensor logits, Tensor labels, Goal goal) {
      var own = logits.softmax(1).sub(torch.one_hot(labels, logits.size(1)));
      var vanished = own.abs().amax(new long[] {1}, true).lt(new Scalar(VANISHED));
      var signed = own.mul(new Scalar(goal.lossSign()));
      return torch.where(vanished, LEAD.byLogits(logits, labels, goal), signed);
    }
  },

  /** The lead of the best other class over the label, or of the label aimed at over the others. */
  LEAD {
    @Override
    Tensor byLogits(Tensor logits, Tensor labels, Goal goal) {
      long classes = logits.size(1);
      var difference =
          torch.one_hot(rival(logits, labels), classes).sub(torch.one_hot(labels, classes));
      return difference.mul(new Scalar(goal.lossSign())).toType(logits.scalar_type());
    }
  };

  private static final double VANISHED = 1e-6;

  /** Shape [n, classes]; rows do not depend on each other. */
  abstract Tensor byLogits(Tensor logits, Tensor labels, Goal goal);

  /** The likeliest class but the label, [n]. */
  static Tensor rival(Tensor logits, Tensor labels) {
    return logits
        .scatter(1, labels.unsqueeze(1), new Scalar(Double.NEGATIVE_INFINITY))
        .argmax(new LongOptional(1), false);
  }

  /** How far the goal is passed, [n]: positive where it is reached. */
  static Tensor lead(Tensor logits, Tensor labels, Goal goal) {
    var other = logits.gather(1, rival(logits, labels).unsqueeze(1)).squeeze(1);
    var own = logits.gather(1, labels.unsqueeze(1)).squeeze(1);
    return other.sub(own).mul(new Scalar(goal.lossSign()));
  }
}
