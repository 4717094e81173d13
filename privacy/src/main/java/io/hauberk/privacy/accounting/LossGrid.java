package io.hauberk.privacy.accounting;

/**
 * Bounds of cells on the axis of losses: (first + i + shift) * step.
 *
 * @param step width of a cell
 * @param first index of the first bound
 * @param cells between cells + 1 bounds
 * @param shift of the bounds, 0 or a half
 */
record LossGrid(double step, int first, int cells, double shift) {

  double bound(int i) {
    return (first + i + shift) * step;
  }
}
