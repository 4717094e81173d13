package io.hauberk.robust;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;

/** What an attacker wants of the label that comes with a sample. */
public enum Goal {

  /** The label is the true class; any other prediction is a success. */
  UNTARGETED(1) {
    @Override
    public Tensor reached(Tensor logits, Tensor labels) {
      return predictions(logits).ne(labels);
    }
  },

  /** The label is the class aimed at; only its prediction is a success. */
  TARGETED(-1) {
    @Override
    public Tensor reached(Tensor logits, Tensor labels) {
      return predictions(logits).eq(labels);
    }
  };

  private final int lossSign;

  Goal(int lossSign) {
    this.lossSign = lossSign;
  }

  /** Whether the loss of the label is climbed (1) or descended (-1). */
  public int lossSign() {
    return lossSign;
  }

  /** Shape [n], boolean. */
  public abstract Tensor reached(Tensor logits, Tensor labels);

  private static Tensor predictions(Tensor logits) {
    return logits.argmax(new LongOptional(1), false);
  }
}
