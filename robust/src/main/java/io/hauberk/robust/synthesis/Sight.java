package io.hauberk.robust.synthesis;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** How a classifier by synthesis sees its inputs. */
public enum Sight {

  /** As they are: ABS. */
  GREY {
    @Override
    Tensor seen(Tensor inputs) {
      return inputs;
    }

    @Override
    Tensor weighed(Tensor scores) {
      return scores;
    }

    @Override
    Tensor least(Tensor wanted, Tensor inputs) {
      return wanted;
    }
  },

  /**
   * As 0 and 1, cut at one half, with a weight for each of ten classes: Binary ABS. Changes that
   * stay on their side of one half are not seen at all.
   */
  BINARY {
    @Override
    Tensor seen(Tensor inputs) {
      return inputs.ge(new Scalar(THRESHOLD)).to(ScalarType.Float);
    }

    @Override
    Tensor weighed(Tensor scores) {
      return scores.mul(Tensors.of(CLASS_WEIGHTS, CLASS_WEIGHTS.length));
    }

    @Override
    Tensor least(Tensor wanted, Tensor inputs) {
      var white = wanted.ge(new Scalar(THRESHOLD));
      var crossed =
          white.to(ScalarType.Float).mul_(new Scalar(THRESHOLD - BELOW)).add_(new Scalar(BELOW));
      return torch.where(white.eq(inputs.ge(new Scalar(THRESHOLD))), inputs, crossed);
    }

    @Override
    void check(int classes) {
      Checks.argument(classes == CLASS_WEIGHTS.length, "classes", classes, "10 for binary sight");
    }
  };

  /** Where black becomes white. */
  static final double THRESHOLD = 0.5;

  /** Just black. */
  private static final double BELOW = 0.49999;

  /** Of the authors' published code, fitted to MNIST. */
  private static final float[] CLASS_WEIGHTS = {
    1, 0.96f, 1.001f, 1.06f, 0.98f, 0.96f, 1.03f, 1, 1, 1
  };

  /** Of the inputs' shape. */
  abstract Tensor seen(Tensor inputs);

  /** [n, classes]. */
  abstract Tensor weighed(Tensor scores);

  /** The nearest to the inputs that is seen as the wanted images are. */
  abstract Tensor least(Tensor wanted, Tensor inputs);

  /** Refuses a number of classes it has no weights for. */
  void check(int classes) {}
}
