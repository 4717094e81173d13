package io.hauberk.robust.blackbox;

/** The nearest success a hunt has seen; the input before there is one. */
final class Best {

  private float[] candidate;
  private double distance = Double.POSITIVE_INFINITY;

  Best(float[] input) {
    this.candidate = input;
  }

  /** Copies a success that is nearer. */
  void offer(float[] success, double away) {
    if (away < distance) {
      candidate = success.clone();
      distance = away;
    }
  }

  float[] candidate() {
    return candidate.clone();
  }

  boolean reached() {
    return distance < Double.POSITIVE_INFINITY;
  }

  /** 0 where nothing was reached. */
  double distance() {
    return reached() ? distance : 0;
  }
}
