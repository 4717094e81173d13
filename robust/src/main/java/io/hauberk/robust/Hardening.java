package io.hauberk.robust;

/** The ways to harden, by their names in the literature. */
public enum Hardening {

  /**
   * Fast adversarial training: one step of 1.25 epsilon from a random start (Wong et al. 2020,
   * algorithm 3).
   */
  FGSM {
    @Override
    public StepwiseAttack attack(Budget budget, long seed) {
      return new Pgd(
          budget, new StepSize.Relative(1.25), 1, Goal.UNTARGETED, RandomStart.seeded(seed));
    }
  },

  /**
   * One step of epsilon from the input itself (Goodfellow et al. 2015, section 6). At large epsilon
   * the model learns to fool that one step and nothing more: kept for comparison, and for trying
   * evaluations on.
   */
  FGSM_PLAIN {
    @Override
    public StepwiseAttack attack(Budget budget, long seed) {
      return new Bim(budget, new StepSize.Relative(1), 1, Goal.UNTARGETED);
    }
  },

  /**
   * Madry et al. 2018, with seven steps of a quarter of epsilon, as their CIFAR-10 training takes
   * them (section 5).
   */
  PGD {
    @Override
    public StepwiseAttack attack(Budget budget, long seed) {
      return new Pgd(
          budget, new StepSize.Relative(0.25), 7, Goal.UNTARGETED, RandomStart.seeded(seed));
    }
  };

  /** How examples are made during training. */
  public abstract StepwiseAttack attack(Budget budget, long seed);
}
