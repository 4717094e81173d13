package io.hauberk.privacy.train;

import io.hauberk.core.Checks;

/**
 * How each sample's gradient is bounded.
 *
 * @param norm C, the L2 sensitivity of a batch's sum to adding or removing a sample
 */
public record Clipping(double norm, ClipRule rule) {

  public Clipping {
    Checks.positive("clip", norm);
  }

  /** All layers together, to length {@code norm}. */
  public static Clipping flat(double norm) {
    return new Clipping(norm, ClipRule.FLAT);
  }
}
