package io.hauberk.detect.learn;

/** Fits a {@link Calibration} by Newton's method with halved steps (Lin, Lin and Weng 2007). */
final class Platt {

  private static final int STEPS = 100;
  private static final double RIDGE = 1e-9;
  private static final double ENOUGH = 1e-10;

  private final double[] scores;
  private final double[] target;

  Platt(double[] scores, boolean[] attack) {
    this.scores = scores.clone();
    target = new double[scores.length];
    double attacks = 0;
    for (boolean yes : attack) {
      attacks += yes ? 1 : 0;
    }
    for (int i = 0; i < target.length; i++) {
      target[i] = attack[i] ? (attacks + 1) / (attacks + 2) : 1 / (scores.length - attacks + 2);
    }
  }

  Calibration fit() {
    var at = new Calibration(0, 0);
    double loss = loss(at);
    for (int step = 0; step < STEPS; step++) {
      var next = downhill(at, loss);
      double nextLoss = loss(next);
      if (loss - nextLoss <= ENOUGH * loss) {
        return at;
      }
      at = next;
      loss = nextLoss;
    }
    return at;
  }

  /** The Newton step, halved until the loss falls. */
  private Calibration downhill(Calibration at, double loss) {
    var step = newton(at);
    var next = new Calibration(at.slope() - step.slope(), at.offset() - step.offset());
    for (double part = 0.5; loss(next) > loss && part > ENOUGH; part /= 2) {
      next = new Calibration(at.slope() - part * step.slope(), at.offset() - part * step.offset());
    }
    return next;
  }

  private Calibration newton(Calibration at) {
    double g0 = 0;
    double g1 = 0;
    double h00 = RIDGE;
    double h01 = 0;
    double h11 = RIDGE;
    for (int i = 0; i < scores.length; i++) {
      double p = at.probability(scores[i]);
      double w = p * (1 - p);
      g0 += (p - target[i]) * scores[i];
      g1 += p - target[i];
      h00 += w * scores[i] * scores[i];
      h01 += w * scores[i];
      h11 += w;
    }
    double det = h00 * h11 - h01 * h01;
    return new Calibration((h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det);
  }

  private double loss(Calibration at) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      double f = at.slope() * scores[i] + at.offset();
      sum += Math.max(f, 0) + Math.log1p(Math.exp(-Math.abs(f))) - target[i] * f;
    }
    return sum;
  }
}
