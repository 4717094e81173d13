package io.hauberk.privacy.train;

import io.hauberk.core.Checks;
import io.hauberk.privacy.accounting.PldAccountant;
import io.hauberk.privacy.accounting.PrivacyEvent;
import io.hauberk.privacy.ledger.Budget;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Schedule;
import java.util.List;
import java.util.Locale;

/**
 * A private training, whole: the sampler that draws the batches, the clipping, the noise and the
 * steps are the ones that {@link #event} accounts for and {@link #cost} charges.
 *
 * <p>Guarantee: (epsilon, delta)-differential privacy of all weights ever reached, for adding or
 * removing one sample, against whoever sees them and knows every other sample. Not covered: the
 * number of samples, the time steps take, and accuracies on the training data.
 *
 * <p>Source: Abadi et al., Deep learning with differential privacy (2016), algorithm 1.
 *
 * @param steps updates of the weights, empty batches included
 * @param delta at which the price is told; there is no default
 * @param optimizer of the noisy gradients; whatever it does costs nothing
 * @param schedule of the optimizer's rate; it costs nothing as long as no data decides it
 * @param averaging decay of the running mean of the weights; 0: none is kept
 * @param augmentation views of each sample, whose mean gradient is clipped; they cost nothing
 */
public record DpSgd(
    PoissonSampling sampling,
    Clipping clipping,
    Noise noise,
    long steps,
    double delta,
    Optimizer optimizer,
    Schedule schedule,
    double averaging,
    Augmentation augmentation) {

  public DpSgd {
    Checks.positive("steps", steps);
    Checks.argument(delta > 0 && delta < 1, "delta", delta, "above 0, below 1");
    Checks.argument(averaging >= 0 && averaging < 1, "averaging", averaging, "0 <= decay < 1");
    Checks.positive("noise multiplier", clipping.gradientMultiplier(noise.multiplier()));
  }

  /** At a constant rate, without a running mean of the weights, each sample as it is. */
  public DpSgd(
      PoissonSampling sampling,
      Clipping clipping,
      Noise noise,
      long steps,
      double delta,
      Optimizer optimizer) {
    this(
        sampling,
        clipping,
        noise,
        steps,
        delta,
        optimizer,
        new Schedule.Constant(),
        0,
        Augmentation.NONE);
  }

  /** The same with a running mean of the weights, which costs nothing. */
  public DpSgd withAveraging(double decay) {
    return new DpSgd(
        sampling, clipping, noise, steps, delta, optimizer, schedule, decay, augmentation);
  }

  /** The same with other views of each sample, which cost nothing. */
  public DpSgd withAugmentation(Augmentation views) {
    return new DpSgd(
        sampling, clipping, noise, steps, delta, optimizer, schedule, averaging, views);
  }

  /** The same at a rate that changes over the plan's steps, which costs nothing. */
  public DpSgd withSchedule(Schedule rates) {
    return new DpSgd(
        sampling, clipping, noise, steps, delta, optimizer, rates, averaging, augmentation);
  }

  /**
   * The rate of the update after so many steps; a plan always has the same ones, so that a training
   * that goes on from a checkpoint has them too.
   */
  double learningRate(long done) {
    return optimizer.learningRate() * schedule.factor((double) done / steps);
  }

  /**
   * Refuses what could not be trained, before anything is paid for.
   *
   * @param sampleShape of the data
   * @throws IllegalArgumentException when plan, model and samples do not fit, or a layer has no way
   *     to be trained privately
   */
  public void requireFits(Model model, List<Long> sampleShape) {
    var wanted = model.network().inputShape();
    Checks.argument(
        sampleShape.equals(wanted), "sample shape", sampleShape, wanted + " for this model");
    augmentation.checkFits(sampleShape);
    Admission.rules(model);
  }

  /** What one step is to an accountant: gradients, and the count that an adaptive norm asks for. */
  public PrivacyEvent event() {
    return new PrivacyEvent.PoissonGaussian(sampling.rate(), noise.multiplier());
  }

  /** Of the gradients' noise: above the plan's when an adaptive norm takes its part. */
  double gradientMultiplier() {
    return clipping.gradientMultiplier(noise.multiplier());
  }

  /** An upper bound of epsilon for all steps, by privacy loss distributions. */
  public double epsilon() {
    return PldAccountant.create().plus(event(), steps).upper(delta);
  }

  /** What a ledger is charged, before the first step. */
  public Budget cost() {
    return Budget.of(epsilon(), delta);
  }

  /** One line for a ledger. */
  String purpose() {
    return String.format(
        Locale.ROOT,
        "DP-SGD q=%d/%d C=%s %s sigma=%s %s steps=%d",
        sampling.expectedBatch(),
        sampling.examples(),
        clipping.norm(),
        clipping.told(),
        noise.multiplier(),
        noise.law(),
        steps);
  }
}
