package io.hauberk.robust.interval;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What training on bounds needs to know of a layer. */
interface IntervalStep {

  Interval forward(List<Interval> inputs);

  /**
   * One step of the way back: a linear function of the outputs is at least a linear function of the
   * inputs plus a constant (Zhang et al. 2020, section 3.2).
   *
   * @param a coefficients of the outputs, [n, s, ...]
   * @param inputs their intervals, over which it holds
   */
  Share back(Tensor a, List<Interval> inputs);

  /**
   * What is left of a linear function.
   *
   * @param toInputs coefficients of each input, [n, s, ...]
   * @param constant [n, s]
   */
  record Share(List<Tensor> toInputs, Tensor constant) {

    /** The same coefficients for each input and no constant. */
    static Share unmoved(Tensor a, List<Tensor> toInputs) {
      return new Share(toInputs, torch.zeros(new long[] {a.size(0), a.size(1)}, a.options()));
    }
  }
}
