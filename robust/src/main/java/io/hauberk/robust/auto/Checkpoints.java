package io.hauberk.robust.auto;

/**
 * When Auto-PGD looks back: after 22 % of the steps, then at intervals that shrink by 3 % of them
 * to 6 % (Croce and Hein 2020, section 3.1).
 */
final class Checkpoints {

  private final int least;
  private final int shrink;
  private int interval;
  private int nextStep;

  Checkpoints(int steps) {
    least = Math.max((int) (0.06 * steps), 1);
    shrink = Math.max((int) (0.03 * steps), 1);
    interval = Math.max((int) (0.22 * steps), 1);
    nextStep = interval - 1;
  }

  /**
   * @param step counted from 0
   */
  boolean reached(int step) {
    return step == nextStep;
  }

  /** Steps since the checkpoint before. */
  int interval() {
    return interval;
  }

  void next() {
    interval = Math.max(interval - shrink, least);
    nextStep += interval;
  }
}
