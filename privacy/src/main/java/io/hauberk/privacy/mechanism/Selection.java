package io.hauberk.privacy.mechanism;

import io.hauberk.core.Checks;

/**
 * Privately picks one of several candidates, the likelier the higher its score. Every kind is
 * epsilon-differentially private when neighbours move each score by at most {@code sensitivity},
 * and is sampled exactly, without logarithms.
 */
public sealed interface Selection {

  double sensitivity();

  double epsilon();

  /** The index of the candidate that was picked; scores are finite. */
  default int choose(double... scores) {
    return Selections.choose(this, scores, Bits.secure());
  }

  /** The exponential mechanism: McSherry and Talwar 2007. */
  record Exponential(double sensitivity, double epsilon) implements Selection {
    public Exponential {
      Checks.positive("sensitivity", sensitivity);
      Checks.positive("epsilon", epsilon);
    }
  }

  /** Permute-and-flip, never worse than the exponential mechanism: McKenna and Sheldon 2020. */
  record PermuteAndFlip(double sensitivity, double epsilon) implements Selection {
    public PermuteAndFlip {
      Checks.positive("sensitivity", sensitivity);
      Checks.positive("epsilon", epsilon);
    }
  }

  /** Report-noisy-max with Laplace noise on a grid; ties go to a uniform draw. */
  record NoisyMax(double sensitivity, double epsilon) implements Selection {
    public NoisyMax {
      Checks.positive("sensitivity", sensitivity);
      Checks.positive("epsilon", epsilon);
    }
  }
}
