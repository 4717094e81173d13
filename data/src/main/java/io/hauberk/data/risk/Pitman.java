package io.hauberk.data.risk;

import java.util.Optional;

/**
 * Pitman's sampling formula with parameters theta and alpha, by maximum likelihood: Newton's method
 * from the moment estimate (Hoshino 2001, sections 3 and 4), steps halved while they leave the
 * domain.
 */
record Pitman(double theta, double alpha) {

  private static final int MOST_STEPS = 500;
  private static final double ENOUGH = 1e-12;

  static Optional<Pitman> fit(SizeHistogram sample) {
    var at = start(sample);
    for (int step = 0; step < MOST_STEPS && at.isInDomain(); step++) {
      var slope = Score.at(at, sample);
      double determinant = slope.tt() * slope.aa() - slope.ta() * slope.ta();
      double dt = (slope.a() * slope.ta() - slope.t() * slope.aa()) / determinant;
      double da = (slope.t() * slope.ta() - slope.a() * slope.tt()) / determinant;
      if (Math.abs(dt) <= ENOUGH * Math.abs(at.theta) && Math.abs(da) <= ENOUGH) {
        return Optional.of(at);
      }
      at = at.moved(dt, da);
    }
    return Optional.empty();
  }

  private Pitman moved(double dt, double da) {
    double step = 1;
    var next = new Pitman(theta + dt, alpha + da);
    while (!next.isInDomain() && step > ENOUGH) {
      step /= 2;
      next = new Pitman(theta + step * dt, alpha + step * da);
    }
    return next;
  }

  private boolean isInDomain() {
    return alpha > 0 && alpha < 1 && theta > -alpha;
  }

  private static Pitman start(SizeHistogram sample) {
    double n = sample.records();
    double u = sample.count();
    double one = sample.ofSize(1);
    double c = one * (one - 1) / Math.max(1, sample.ofSize(2));
    double theta = (n * u * c - one * (n - 1) * (2 * u + c)) / (2 * one * u + one * c - n * c);
    double alpha = (theta * (one - n) + (n - 1) * one) / (n * u);
    return new Pitman(theta, alpha);
  }

  /** Expected share of uniques among {@code records / fraction} people. */
  double share(SizeHistogram sample, double fraction) {
    double people = sample.records() / fraction;
    double log = LogGamma.of(theta + 1) - LogGamma.of(theta + alpha) + alpha * Math.log(people);
    return Math.min(1, Math.exp(log) / people);
  }

  /** First and second derivatives of the log likelihood. */
  private record Score(double t, double a, double tt, double ta, double aa) {

    static Score at(Pitman p, SizeHistogram sample) {
      double t = 0;
      double a = 0;
      double tt = 0;
      double ta = 0;
      double aa = 0;
      for (long i = 1; i < sample.count(); i++) {
        double x = p.theta + i * p.alpha;
        t += 1 / x;
        a += i / x;
        tt -= 1 / (x * x);
        ta -= i / (x * x);
        aa -= i / x * (i / x);
      }
      for (long i = 1; i < sample.records(); i++) {
        double x = p.theta + i;
        t -= 1 / x;
        tt += 1 / (x * x);
      }
      for (var entry : sample.classes().entrySet()) {
        for (int j = 1; j < entry.getKey(); j++) {
          double x = j - p.alpha;
          a -= entry.getValue() / x;
          aa -= entry.getValue() / (x * x);
        }
      }
      return new Score(t, a, tt, ta, aa);
    }
  }
}
