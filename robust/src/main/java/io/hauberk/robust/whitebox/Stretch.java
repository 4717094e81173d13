package io.hauberk.robust.whitebox;

/**
 * Draws out what has found nothing for a while: at the box a climb may come to a halt, as on models
 * trained to saturate; the values inside the box then go on, as in {@link Ddn}.
 */
final class Stretch {

  /** The share of the steps after which it begins. */
  private static final double PATIENCE = 0.2;

  private static final double FACTOR = 1.1;

  private Stretch() {}

  /** By how much a change that has found nothing grows before this step. */
  static double at(int step, int steps) {
    return step < PATIENCE * steps ? 1 : FACTOR;
  }
}
