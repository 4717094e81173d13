package io.hauberk.tensor.network;

import org.bytedeco.pytorch.Tensor;

/** A layer bound to its weights. */
@FunctionalInterface
interface Operation {

  /**
   * @param inputs of the node, in order
   */
  Tensor apply(Tensor[] inputs, Pass pass);
}
