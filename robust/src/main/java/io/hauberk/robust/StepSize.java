package io.hauberk.robust;

import io.hauberk.core.Checks;

/** How long a step is: in input units, or as a part of epsilon. */
public sealed interface StepSize {

  double length(double epsilon);

  /** In input units. */
  record Absolute(double length) implements StepSize {
    public Absolute {
      Checks.positive("step", length);
    }

    @Override
    public double length(double epsilon) {
      return length;
    }
  }

  /** As a part of epsilon. */
  record Relative(double part) implements StepSize {
    public Relative {
      Checks.positive("step", part);
    }

    @Override
    public double length(double epsilon) {
      return part * epsilon;
    }
  }
}
