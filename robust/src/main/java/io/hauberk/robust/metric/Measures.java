package io.hauberk.robust.metric;

import java.util.List;

/**
 * What was measured of one model beside its signs.
 *
 * @param clean right without attack
 * @param robust right under every attack
 * @param distances to the nearest example found, an upper bound of the true ones
 * @param empirical the same relative to the inputs
 * @param sensitivity of the cross-entropy, in L2
 * @param clever scores of a few samples
 * @param queries of all attacks
 */
public record Measures(
    Proportion clean,
    Proportion robust,
    Distances distances,
    EmpiricalRobustness empirical,
    LossSensitivity sensitivity,
    List<Double> clever,
    Queries queries) {

  public Measures {
    clever = List.copyOf(clever);
  }

  /** NaN where none was computed. */
  public double meanClever() {
    return clever.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
