package io.hauberk.robust.whitebox;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Adam on inputs (Kingma and Ba 2015, algorithm 1); every value has its own state. */
public final class Adam {

  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;
  private static final double TINY = 1e-8;

  private final double stepSize;
  private Tensor mean;
  private Tensor square;
  private int steps;

  /** For values of this shape; its state lives in the scope it was made in. */
  public Adam(Tensor like, double stepSize) {
    this.stepSize = stepSize;
    this.mean = torch.zeros_like(like);
    this.square = torch.zeros_like(like);
  }

  /** Moves {@code values} down the gradient, in place. */
  public void step(Tensor values, Tensor gradient) {
    steps++;
    mean.mul_(new Scalar(MEAN_DECAY)).add_(gradient, new Scalar(1 - MEAN_DECAY));
    square.mul_(new Scalar(SQUARE_DECAY)).add_(gradient.square(), new Scalar(1 - SQUARE_DECAY));
    var root = square.div(new Scalar(1 - Math.pow(SQUARE_DECAY, steps))).sqrt_();
    var length = -stepSize / (1 - Math.pow(MEAN_DECAY, steps));
    values.addcdiv_(mean, root.add_(new Scalar(TINY)), new Scalar(length));
  }

  /** Keeps the rows of this index. */
  void select(Tensor index) {
    mean = mean.index_select(0, index);
    square = square.index_select(0, index);
  }
}
