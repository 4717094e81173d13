package io.hauberk.privacy.accounting;

/** Randomised response at epsilon: it dominates every mechanism of that pure epsilon. */
record ResponsePair(double epsilon) implements LossPair {

  @Override
  public double lowest() {
    return -epsilon;
  }

  @Override
  public double highest() {
    return epsilon;
  }

  @Override
  public Cells cells(LossGrid grid) {
    var cells = Cells.empty(grid);
    double truth = 1 / (1 + Math.exp(-epsilon));
    double lie = 1 / (1 + Math.exp(epsilon));
    for (int i = 0; i < grid.cells(); i++) {
      if (grid.bound(i) < epsilon && epsilon <= grid.bound(i + 1)) {
        cells.p()[i] += truth;
        cells.q()[i] += lie;
      }
      if (grid.bound(i) < -epsilon && -epsilon <= grid.bound(i + 1)) {
        cells.p()[i] += lie;
        cells.q()[i] += truth;
      }
    }
    return cells;
  }
}
