package io.hauberk.robust.certify;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How bounds are found, from cheap and loose to dear and tight. */
public enum Bounding {
  /** Intervals forward through the layers (Gowal et al. 2018). */
  IBP {
    @Override
    Tensor least(Propagation reached, Tensor differences) {
      return reached.leastByIntervals(differences);
    }
  },

  /** Intervals forward, linear bounds back from the result (Zhang et al. 2020, section 3.2). */
  CROWN_IBP,

  /** Linear bounds back from every layer that is relaxed (Zhang et al. 2018). */
  CROWN {
    @Override
    Bounds tightened(Propagation reached, int slot) {
      return new Refinement(reached, slot, reached::least).bounds();
    }
  },

  /**
   * CROWN with the slopes of its lower lines searched for by each bound itself (Xu et al. 2021,
   * section 3.1): five steps for each value of a relaxed layer, twenty for the result.
   */
  ALPHA_CROWN {
    @Override
    Bounds tightened(Propagation reached, int slot) {
      return new Refinement(reached, slot, new SlopeSearch(reached, INNER_STEPS)::least).bounds();
    }

    @Override
    Tensor least(Propagation reached, Tensor differences) {
      var search = new SlopeSearch(reached, OUTER_STEPS);
      var found = search.least(reached.steps().output(), differences);
      return torch.maximum(super.least(reached, differences), found);
    }
  };

  private static final int INNER_STEPS = 5;
  private static final int OUTER_STEPS = 20;

  /** The interval of a slot that a relaxed layer reads. */
  Bounds tightened(Propagation reached, int slot) {
    return reached.at(slot);
  }

  /** Lower bounds of differences of logits: [n, s, classes] to [n, s]. */
  Tensor least(Propagation reached, Tensor differences) {
    return torch.maximum(reached.leastByIntervals(differences), reached.leastOfOutput(differences));
  }
}
