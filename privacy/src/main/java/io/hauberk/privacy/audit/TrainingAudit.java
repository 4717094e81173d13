package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.privacy.train.DpSgd;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.train.Optimizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries to break a private training: plants canaries whose gradients lie in directions of their
 * own, flips a coin for each whether it is there, watches all weights after every step, and guesses
 * the coins. From the right guesses follows a lower bound of epsilon, to be held against the
 * plan's; from the sizes of the batches, whether they are Poisson samples at all.
 *
 * <p>Guarantee: correct code is faulted with probability 1 - {@code confidence} at most. A pass
 * proves nothing: the bound is far below the true epsilon, and faults that no canary shows stay
 * unseen. It is weak unless delta times all canaries is far below 1 - confidence.
 *
 * <p>Threat model: the attacker chooses all samples and sees all weights ever reached; the coins
 * and the training's own draws are secret. Sources: Steinke et al. 2023 (one run, {@link OneRun});
 * Nasr et al. 2023 (gradient canaries).
 *
 * @param plan to audit, but for its optimizer, which costs nothing and could hide what is released
 * @param canaries of each run; as many classes has the network
 * @param runs independent trainings
 * @param confidence of all findings together
 */
public record TrainingAudit(DpSgd plan, int canaries, int runs, double confidence) {

  /** For the sizes of batches; the rest of the significance is the bound's. */
  private static final double SIZE_SIGNIFICANCE = 1e-5;

  /** So that its variance says something of the batch size. */
  private static final int MIN_DEGREES = 20;

  public TrainingAudit {
    var bed = new CanaryBed(plan, canaries);
    Checks.argument(
        plan.clipping().adaptation().isEmpty(),
        "clipping",
        "adaptive",
        "a fixed norm, by which the audit reads the weights");
    Checks.positive("runs", runs);
    Checks.argument(
        confidence >= 0.5 && confidence <= 1 - 2 * SIZE_SIGNIFICANCE,
        "confidence",
        confidence,
        "0.5 to " + (1 - 2 * SIZE_SIGNIFICANCE));
    long degrees = runs * (plan.steps() - 1);
    Checks.argument(
        degrees >= MIN_DEGREES, "steps of all runs", runs * plan.steps(), "20 more than runs");
    var optimizer = new Optimizer.Sgd(bed.learningRate(plan.steps()), 0, 0);
    plan =
        new DpSgd(
            plan.sampling(), plan.clipping(), plan.noise(), plan.steps(), plan.delta(), optimizer);
  }

  /**
   * What was found.
   *
   * @param claimed the plan's epsilon at its delta
   * @param measured a lower bound of the true one, 0 when there is none
   * @param scores of all canaries
   * @param batchVariance of the sizes of batches, seen over due
   * @param batchPValue how likely that is under Poisson sampling
   */
  public record Findings(
      double claimed,
      double measured,
      MembershipScores scores,
      double batchVariance,
      double batchPValue) {

    /** Whether more was given away than claimed. */
    public boolean exceeded() {
      return measured > claimed;
    }

    /** Whether the batches cannot be Poisson samples. */
    public boolean notPoisson() {
      return batchPValue < SIZE_SIGNIFICANCE;
    }

    /** Whether nothing was found. */
    public boolean passed() {
      return !exceeded() && !notPoisson();
    }
  }

  /**
   * @param randomness of the coins; the training has its own
   */
  public Findings run(AuditedTraining training, Randomness randomness, Progress progress) {
    var bed = new CanaryBed(plan, canaries);
    var scores = new double[runs * canaries];
    var coins = coins(randomness);
    var batches = new ArrayList<double[]>();
    try (var task = progress.start("audit", runs)) {
      for (int run = 0; run < runs; run++) {
        var in = new boolean[canaries];
        System.arraycopy(coins, run * canaries, in, 0, canaries);
        var seen = watched(training, bed, in);
        System.arraycopy(seen.scores(), 0, scores, run * canaries, canaries);
        batches.add(seen.batches());
        task.advance(1);
      }
    }
    return findings(bed, scores, coins, batches);
  }

  private Transcript watched(AuditedTraining training, CanaryBed bed, boolean[] in) {
    try (var scope = TensorScope.open();
        var model = bed.model();
        var data = bed.data(in)) {
      var transcript = new Transcript(bed, plan, model);
      training.train(plan, model, data, transcript);
      return transcript;
    }
  }

  private Findings findings(
      CanaryBed bed, double[] scores, boolean[] coins, List<double[]> batches) {
    var played = GuessRule.grid(scores.length).stream().map(r -> r.play(scores, coins)).toList();
    double measured = GuessRule.bestEpsilon(played, plan.delta(), confidence + SIZE_SIGNIFICANCE);
    double noise = plan.noise().multiplier() / bed.ballastShare();
    var sizes = BatchSizes.of(batches, plan.sampling(), bed.ballastSamples(), noise);
    return new Findings(
        plan.epsilon(),
        measured,
        MembershipScores.of(scores, coins),
        sizes.ratio(),
        sizes.pValue());
  }

  private boolean[] coins(Randomness randomness) {
    var stream = randomness.derive("canary coins").stream(0, 0);
    var coins = new boolean[runs * canaries];
    for (int i = 0; i < coins.length; i++) {
      coins[i] = stream.nextInt(2) == 1;
    }
    return coins;
  }
}
