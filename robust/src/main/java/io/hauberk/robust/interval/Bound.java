package io.hauberk.robust.interval;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Which bound of the margins is trained on. */
public enum Bound {

  /** Intervals, the last layer together with the difference of logits (Gowal et al. 2018). */
  IBP {
    @Override
    Tensor margins(Intervals reached, Tensor differences, double ramped) {
      return reached.leastByIntervals(differences);
    }
  },

  /**
   * Linear bounds at first, intervals at last, a growing mixture in between (Zhang et al. 2020,
   * equation 12, with beta from 1 to 0).
   */
  CROWN_IBP {
    @Override
    Tensor margins(Intervals reached, Tensor differences, double ramped) {
      var byIntervals = reached.leastByIntervals(differences);
      if (ramped >= 1) {
        return byIntervals;
      }
      var byLines = reached.leastByLines(differences).mul(new Scalar(1 - ramped));
      return byLines.add(byIntervals, new Scalar(ramped));
    }
  };

  /**
   * Least differences of logits.
   *
   * @param differences [n, s, classes]
   * @param ramped how far the ramp has come, 0 to 1
   * @return [n, s]
   */
  abstract Tensor margins(Intervals reached, Tensor differences, double ramped);
}
