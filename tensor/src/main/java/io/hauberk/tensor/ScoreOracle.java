package io.hauberk.tensor;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;

/** Black-box access to scores: logits without gradients. */
public interface ScoreOracle extends LabelOracle {

  /**
   * The scores before softmax.
   *
   * @param inputs [n, ...] float32
   * @return [n, classes] float32
   */
  Tensor logits(Tensor inputs);

  @Override
  default Tensor labels(Tensor inputs) {
    return logits(inputs).argmax(new LongOptional(1), false);
  }
}
