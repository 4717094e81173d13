package io.hauberk.robust;

import io.hauberk.core.Checks;

/**
 * How training climbs to each of its examples: the inner maximisation of Madry et al. 2018,
 * equation 2.1.
 */
public record InnerSteps(int steps, StepSize stepSize) {

  public InnerSteps {
    Checks.positive("steps", steps);
  }

  Pgd pgd(Budget budget, long seed) {
    return new Pgd(budget, stepSize, steps, Goal.UNTARGETED, RandomStart.seeded(seed));
  }
}
