package io.hauberk.robust.certify;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** What bounds need to know of a layer. */
interface Step extends AutoCloseable {

  /** The interval of every output, given those of the inputs. */
  Bounds forward(List<Bounds> inputs);

  /**
   * One step of the way back: a linear function of the outputs is at least a linear function of the
   * inputs plus a constant.
   *
   * @param a coefficients of the outputs, [n, s, ...]
   * @param inputs their intervals, over which it holds
   */
  Share back(Tensor a, List<Bounds> inputs);

  /** Whether tighter intervals of the inputs make the way back tighter. */
  default boolean relaxes() {
    return false;
  }

  @Override
  default void close() {}

  /**
   * What is left of a linear function.
   *
   * @param toInputs coefficients of each input, [n, s, ...]
   * @param constant [n, s]
   */
  record Share(List<Tensor> toInputs, Tensor constant) {}
}
