package io.hauberk.robust.flag;

import java.util.List;

/**
 * What an attack saw of one sample on its way, point by point inside the ball.
 *
 * @param returned whether what the attack returned fools the model
 */
record Path(List<Step> steps, boolean returned) {

  /**
   * The last one of so many parts of a path is looked at for progress: 10 steps of a hundred
   * (Pintor et al. 2022, section 3).
   */
  private static final int PARTS = 10;

  /** Progress that counts, as a part of all progress of the path (the same). */
  private static final double PROGRESS = 0.05;

  /**
   * A point at which the model was asked.
   *
   * @param margin of the label, as the attack was told
   * @param seen whether what the attack was told says that the model errs
   * @param fools whether the model, asked for its decision, errs
   */
  record Step(double margin, boolean seen, boolean fools) {}

  Path {
    steps = List.copyOf(steps);
  }

  /** An example was on the way, another point was returned. */
  boolean silent() {
    return !returned && steps.stream().anyMatch(Step::fools);
  }

  /** The attack believed to have an example; the model does not err on any. */
  boolean lostInTransfer() {
    return !returned
        && steps.stream().anyMatch(Step::seen)
        && steps.stream().noneMatch(Step::fools);
  }

  /**
   * The attack failed while its best margin was still falling, so fast that it would have succeeded
   * at that pace in as many steps again. The second part is ours: without it robust samples, whose
   * margin falls a little with every step and stays far above zero, would count.
   */
  boolean unfinished() {
    if (returned || steps.isEmpty()) {
      return false;
    }
    double highest = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    double before = Double.POSITIVE_INFINITY;
    int last = Math.max(0, steps.size() - 1 - Math.max(1, steps.size() / PARTS));
    for (int i = 0; i < steps.size(); i++) {
      highest = Math.max(highest, steps.get(i).margin());
      lowest = Math.min(lowest, steps.get(i).margin());
      before = i == last ? lowest : before;
    }
    double gain = before - lowest;
    return gain > PROGRESS * (highest - lowest) && lowest < PARTS * gain;
  }
}
