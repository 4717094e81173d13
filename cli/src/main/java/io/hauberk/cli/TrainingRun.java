package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.privacy.accounting.AnalyticGaussian;
import io.hauberk.privacy.accounting.EpsilonInterval;
import io.hauberk.privacy.accounting.PldAccountant;
import io.hauberk.privacy.accounting.PrivacyEvent;
import io.hauberk.privacy.accounting.RdpAccountant;
import io.hauberk.privacy.accounting.RdpEpsilon;
import io.hauberk.privacy.accounting.ZcdpAccountant;

/** One training with DP-SGD, under each kind of sampling it may have had. */
record TrainingRun(Size size, double noiseMultiplier, double delta, double grid) {

  /** Of the loss distributions, as wide as published figures use. */
  static final double GRID = 1e-4;

  /** How much data, how often. */
  record Size(long examples, long batch, long steps) {

    Size {
      Checks.positive("examples", examples);
      Checks.argument(batch > 0 && batch <= examples, "batch", batch, "1 to examples, " + examples);
      Checks.positive("steps", steps);
    }

    double rate() {
      return (double) batch / examples;
    }

    /** How often a record can be used when batches are cut from a list, remainders dropped. */
    long epochs() {
      long perEpoch = examples / batch;
      return (steps + perEpoch - 1) / perEpoch;
    }
  }

  TrainingRun {
    Checks.positive("noise-multiplier", noiseMultiplier);
    Checks.argument(delta > 0 && delta < 1, "delta", delta, "above 0 and below 1");
  }

  private PrivacyEvent.PoissonGaussian poissonStep() {
    return new PrivacyEvent.PoissonGaussian(size.rate(), noiseMultiplier);
  }

  EpsilonInterval poisson() {
    return PldAccountant.onGrid(grid).plus(poissonStep(), size.steps()).epsilon(delta);
  }

  double poissonUpper() {
    return poissonUpper(size.steps());
  }

  double poissonUpper(long steps) {
    return PldAccountant.onGrid(grid).plus(poissonStep(), steps).upper(delta);
  }

  RdpAccountant renyi(long steps) {
    return RdpAccountant.create().plus(poissonStep(), steps);
  }

  RdpEpsilon fixedSize() {
    var step = new PrivacyEvent.FixedSizeGaussian(size.examples(), size.batch(), noiseMultiplier);
    return RdpAccountant.create().plus(step, size.steps()).epsilon(delta);
  }

  /** Each record once an epoch, whatever the order. */
  double shuffled(long epochs) {
    return new AnalyticGaussian(noiseMultiplier / Math.sqrt(epochs)).epsilon(delta);
  }

  double everyStep() {
    return new AnalyticGaussian(noiseMultiplier / Math.sqrt(size.steps())).epsilon(delta);
  }

  double concentrated() {
    return ZcdpAccountant.create().plusGaussian(noiseMultiplier, size.epochs()).epsilon(delta);
  }

  /** A new tree each epoch. */
  double trees() {
    long leaves = Math.min(size.steps(), size.examples() / size.batch());
    int depth = new PrivacyEvent.TreeAggregation(leaves, noiseMultiplier).depth();
    return new AnalyticGaussian(noiseMultiplier / Math.sqrt((double) depth * size.epochs()))
        .epsilon(delta);
  }

  EpsilonInterval user(int records) {
    var step = new PrivacyEvent.UserGaussian(size.rate(), noiseMultiplier, records);
    return PldAccountant.onGrid(grid).plus(step, size.steps()).epsilon(delta);
  }
}
