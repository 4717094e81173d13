package io.hauberk.robust.certify;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Slopes of lower lines, with Adam's memory of each (Kingma and Ba 2015, algorithm 1).
 *
 * @param value [n, s, ...] float64, each in [0, 1]
 */
record Slopes(Tensor value, Tensor mean, Tensor square) {

  /** As auto_LiRPA's default for optimised bounds. */
  private static final double RATE = 0.1;

  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;
  private static final double SMALL = 1e-12;

  /** A copy that lives in the scope around this one. */
  static Slopes from(Tensor first, TensorScope scope) {
    return new Slopes(
        scope.keep(first.clone()),
        scope.keep(torch.zeros_like(first)),
        scope.keep(torch.zeros_like(first)));
  }

  /** Changes the slopes by one step up, and keeps them in [0, 1]. */
  void climb(Tensor gradient, int step) {
    mean.mul_(new Scalar(MEAN_DECAY)).add_(gradient, new Scalar(1 - MEAN_DECAY));
    square.mul_(new Scalar(SQUARE_DECAY)).add_(gradient.square(), new Scalar(1 - SQUARE_DECAY));
    double meanScale = 1 / (1 - Math.pow(MEAN_DECAY, step));
    double squareScale = 1 / (1 - Math.pow(SQUARE_DECAY, step));
    var size = square.mul(new Scalar(squareScale)).sqrt().add(new Scalar(SMALL));
    value.add_(mean.div(size), new Scalar(RATE * meanScale));
    value.clamp_(Tensors.optional(0), Tensors.optional(1));
  }
}
