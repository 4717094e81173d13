package io.hauberk.tensor.train;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Changes one parameter in place. Its memory is a list of tensors of the parameter's shape, so that
 * it can be kept.
 */
interface UpdateRule {

  /** How many tensors of memory a parameter needs; they start at zero. */
  int memoryTensors();

  /**
   * @param step counts from 1
   */
  void update(Tensor weight, Tensor gradient, List<Tensor> memory, Step step);

  /** When an update happens, and how far it goes. */
  record Step(long step, double learningRate) {}
}
