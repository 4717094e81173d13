package io.hauberk.robust.certify;

import java.util.List;
import java.util.Optional;
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

  /**
   * As {@link #back}, with lower lines of other slopes where the step is relaxed by lines.
   *
   * @param slopes each in [0, 1], [n, s, ...] or [n, 1, ...]; as sound as any others
   */
  default Share back(Tensor a, List<Bounds> inputs, Tensor slopes) {
    return back(a, inputs);
  }

  /** The slopes of the lower lines that {@link #back} takes by itself, [n, 1, ...], if any. */
  default Optional<Tensor> slopes(List<Bounds> inputs) {
    return Optional.empty();
  }

  /**
   * Where the relaxed step takes points of its inputs. Only the direction of a search hangs on it,
   * no bound.
   *
   * @param points of each input, [n s, ...]
   * @param way what the way back did here
   */
  Tensor follow(List<Tensor> points, Way way);

  /**
   * The way back at one step.
   *
   * @param a coefficients of the outputs, [n, s, ...]
   * @param inputs the intervals of the inputs
   * @param slopes of the lower lines, or of none
   */
  record Way(Tensor a, List<Bounds> inputs, Optional<Tensor> slopes) {}

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
