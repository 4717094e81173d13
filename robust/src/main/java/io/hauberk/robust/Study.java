package io.hauberk.robust;

import io.hauberk.core.Checks;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Attack strength against defence effect: what each epsilon does to the plain model, and what
 * hardening for it gives and costs.
 *
 * @param rungs by rising epsilon
 * @param allowedDrop of clean accuracy that hardening may cost, 0 to 1
 */
public record Study(List<Rung> rungs, double allowedDrop) {

  public Study {
    Checks.argument(!rungs.isEmpty(), "rungs", rungs.size(), "at least one");
    Checks.inRange("allowedDrop", allowedDrop, 0, 1);
    rungs = rungs.stream().sorted(Comparator.comparingDouble(Rung::epsilon)).toList();
  }

  /**
   * The largest epsilon whose hardened model loses less clean accuracy than allowed; empty when
   * none does.
   */
  public OptionalDouble advisedEpsilon() {
    return rungs.stream().filter(this::affordable).mapToDouble(Rung::epsilon).max();
  }

  private boolean affordable(Rung rung) {
    double before = rung.plain().cleanAccuracy();
    return rung.hardened().map(after -> before - after.cleanAccuracy() < allowedDrop).orElse(false);
  }

  /** Whether any model was hardened. */
  public boolean hardens() {
    return rungs.stream().anyMatch(rung -> rung.hardened().isPresent());
  }
}
