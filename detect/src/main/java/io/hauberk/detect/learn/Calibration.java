package io.hauberk.detect.learn;

import io.hauberk.core.Checks;

/**
 * The probability of an attack at a score, among records mixed as those learnt: a logistic curve.
 *
 * <p>Source: Platt 1999, with the targets of section 2.1.
 */
record Calibration(double slope, double offset) {

  Calibration {
    Checks.finite("calibration.slope", slope);
    Checks.finite("calibration.offset", offset);
  }

  double probability(double score) {
    return 1 / (1 + Math.exp(-(slope * score + offset)));
  }
}
