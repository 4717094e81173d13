package io.hauberk.robust.auto;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What an attack drives up; a value per sample, none of which depends on another sample. */
public enum Loss {

  /** Cross-entropy of the label. */
  CROSS_ENTROPY {
    @Override
    Tensor of(Tensor logits, Tensor labels, Tensor targets) {
      return at(torch.log_softmax(logits, 1), labels).neg();
    }
  },

  /**
   * Difference of logits ratio: -(z_y - max z_i) / (z_1 - z_3), i other than y, z_1 &gt;= z_2 &gt;=
   * ... (Croce and Hein 2020, equation 4). With two classes there is no third: the difference
   * itself.
   */
  DLR {
    @Override
    Tensor of(Tensor logits, Tensor labels, Tensor targets) {
      var sorted = descending(logits);
      var label = at(logits, labels);
      var top = sorted.select(1, 0);
      var rival = torch.where(label.eq(top), sorted.select(1, 1), top);
      return over(rival.sub(label), sorted, 3);
    }
  },

  /**
   * -(z_y - z_t) / (z_1 - (z_3 + z_4) / 2) (Croce and Hein 2020, equation 5); with three classes
   * z_3 stands for z_4, with two the difference itself.
   */
  TARGETED_DLR {
    @Override
    Tensor of(Tensor logits, Tensor labels, Tensor targets) {
      return over(at(logits, targets).sub(at(logits, labels)), descending(logits), 4);
    }
  },

  /** z_t - z_y: positive where the target has won. */
  MARGIN {
    @Override
    Tensor of(Tensor logits, Tensor labels, Tensor targets) {
      return at(logits, targets).sub(at(logits, labels));
    }
  };

  private static final double TINY = 1e-12;

  /**
   * @param logits [n, classes], differentiable
   * @param labels [n], the true classes
   * @param targets [n], used by targeted losses
   * @return [n]
   */
  abstract Tensor of(Tensor logits, Tensor labels, Tensor targets);

  private static Tensor descending(Tensor logits) {
    return torch.sort(logits, 1, true).get0();
  }

  static Tensor at(Tensor logits, Tensor classes) {
    return logits.gather(1, classes.unsqueeze(1)).squeeze(1);
  }

  /** Scaled so that a model's own scale does not matter; {@code places} entries are looked at. */
  private static Tensor over(Tensor difference, Tensor sorted, int places) {
    long classes = sorted.size(1);
    if (classes < 3) {
      return difference;
    }
    var third = sorted.select(1, 2);
    var low =
        places < 4 || classes < 4 ? third : third.add(sorted.select(1, 3)).mul(new Scalar(0.5));
    return difference.div(sorted.select(1, 0).sub(low).add(new Scalar(TINY)));
  }
}
