package io.hauberk.privacy.accounting;

/**
 * Two distributions P and Q that dominate a mechanism's outputs on neighbouring data, ordered by
 * their privacy loss log(P/Q). The other direction, adding a record, is the same pair swapped.
 */
public sealed interface LossPair permits GaussianPair, MixturePair, LaplacePair, ResponsePair {

  /** Standard deviations beyond which a normal tail, below 1e-22, is given to infinity. */
  double REACH = 9.9;

  /** What lies beyond {@link #lowest} or {@link #highest}, at most, under P and Q. */
  double TAIL = 1e-22;

  /** The least loss worth a place on the grid. */
  double lowest();

  /** The greatest loss worth a place on the grid. */
  double highest();

  /** The masses of the cells between neighbouring bounds, low end excluded, high end included. */
  Cells cells(LossGrid grid);
}
