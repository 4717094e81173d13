package io.hauberk.tensor;

import org.bytedeco.pytorch.Tensor;

/** Black-box access to decisions: the least an attacker can see. */
public interface LabelOracle {

  /**
   * The decided class of each sample.
   *
   * @param inputs [n, ...] float32
   * @return [n] int64
   */
  Tensor labels(Tensor inputs);
}
