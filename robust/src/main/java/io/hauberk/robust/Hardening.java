package io.hauberk.robust;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.train.Objective;

/** The ways to harden, by their names in the literature, each with its paper's parameters. */
public enum Hardening {

  /**
   * Fast adversarial training: one step of 1.25 epsilon from a random start (Wong et al. 2020,
   * algorithm 3).
   */
  FGSM {
    @Override
    public Objective objective(Budget budget, long seed, long rampSteps) {
      var attack =
          new Pgd(
              budget, new StepSize.Relative(1.25), 1, Goal.UNTARGETED, RandomStart.seeded(seed));
      return new AdversarialTraining(attack, rampSteps);
    }
  },

  /**
   * One step of epsilon from the input itself (Goodfellow et al. 2015, section 6). At large epsilon
   * the model learns to fool that one step and nothing more: kept for comparison, and for trying
   * evaluations on.
   */
  FGSM_PLAIN {
    @Override
    public Objective objective(Budget budget, long seed, long rampSteps) {
      var attack = new Bim(budget, new StepSize.Relative(1), 1, Goal.UNTARGETED);
      return new AdversarialTraining(attack, rampSteps);
    }
  },

  /** One step of epsilon from noise of twice epsilon (de Jorge et al. 2022). */
  N_FGSM {
    @Override
    public Objective objective(Budget budget, long seed, long rampSteps) {
      var start = RandomStart.seeded(seed);
      return new NoisyFgsm(budget, 2, new StepSize.Relative(1), start, rampSteps);
    }
  },

  /**
   * Madry et al. 2018, with seven steps of a quarter of epsilon, as their CIFAR-10 training takes
   * them (section 5).
   */
  PGD {
    @Override
    public Objective objective(Budget budget, long seed, long rampSteps) {
      var attack =
          new Pgd(
              budget, new StepSize.Relative(0.25), 7, Goal.UNTARGETED, RandomStart.seeded(seed));
      return new AdversarialTraining(attack, rampSteps);
    }
  },

  /** Zhang et al. 2019 with beta 6 and ten steps of a quarter of epsilon, as on CIFAR-10. */
  TRADES {
    @Override
    public Objective objective(Budget budget, long seed, long rampSteps) {
      var randomness = new Randomness(seed).derive("trades");
      return new Trades(budget, 6, 10, new StepSize.Relative(0.25), randomness, rampSteps);
    }
  };

  /**
   * What training minimises.
   *
   * @param rampSteps over which epsilon grows linearly to its full size; 0 starts with all of it
   */
  public abstract Objective objective(Budget budget, long seed, long rampSteps);
}
