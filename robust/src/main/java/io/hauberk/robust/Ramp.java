package io.hauberk.robust;

/** Epsilon grows with the steps of training: at once to all of it, small nets learn nothing. */
final class Ramp {
  private Ramp() {}

  /** The budget at a step; the whole of it from {@code rampSteps} on. */
  static Budget budget(Budget whole, long step, long rampSteps) {
    double share = step >= rampSteps ? 1 : (step + 1.0) / (rampSteps + 1);
    return whole.withEpsilon(whole.epsilon() * share);
  }
}
