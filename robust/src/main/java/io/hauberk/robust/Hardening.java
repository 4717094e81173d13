package io.hauberk.robust;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.robust.interval.Bound;
import io.hauberk.robust.interval.BoundTraining;
import io.hauberk.robust.interval.IntervalStart;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.train.Objective;
import java.util.Optional;

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
      return noisy(budget, 2, seed, rampSteps);
    }
  },

  /** Free adversarial training with eight replays (Shafahi et al. 2019, as on CIFAR-10). */
  FREE {
    @Override
    public Objective objective(Budget budget, long seed, long rampSteps) {
      return new FreeTraining(budget, 8, RandomStart.seeded(seed), rampSteps);
    }
  },

  /**
   * Madry et al. 2018, with seven steps of a quarter of epsilon, as their CIFAR-10 training takes
   * them (section 5).
   */
  PGD(7) {
    @Override
    public Objective objective(Budget budget, InnerSteps inner, long seed, long rampSteps) {
      return new AdversarialTraining(inner.pgd(budget, seed), rampSteps);
    }
  },

  /** Zhang et al. 2019 with beta 6 and ten steps of a quarter of epsilon, as on CIFAR-10. */
  TRADES(10) {
    @Override
    public Objective objective(Budget budget, InnerSteps inner, long seed, long rampSteps) {
      var randomness = new Randomness(seed).derive("trades");
      return new Trades(budget, 6, inner.steps(), inner.stepSize(), randomness, rampSteps);
    }
  },

  /** Wang et al. 2020 with lambda 5 and ten steps of a quarter of epsilon. */
  MART(10) {
    @Override
    public Objective objective(Budget budget, InnerSteps inner, long seed, long rampSteps) {
      return new Mart(inner.pgd(budget, seed), 5, rampSteps);
    }
  },

  /** Adversarial weight perturbation (Wu et al. 2020) with gamma 0.005, on PGD of ten steps. */
  AWP(10) {
    @Override
    public Objective objective(Budget budget, InnerSteps inner, long seed, long rampSteps) {
      return new WeightPerturbation(inner.pgd(budget, seed), 0.005, rampSteps);
    }
  },

  /**
   * Interval bound propagation (Gowal et al. 2018), in the end on the bound alone, which gives the
   * most certified accuracy and costs clean accuracy. To certify an epsilon, train at a larger one:
   * they take 0.4 for 0.3 on MNIST.
   */
  IBP {
    @Override
    public Objective objective(Budget budget, long seed, long rampSteps) {
      return new BoundTraining(budget, Bound.IBP, 0, rampSteps);
    }

    @Override
    public void start(Model fresh, long seed) {
      IntervalStart.draw(fresh, new Randomness(seed));
    }
  },

  /** Linear bounds that give way to intervals along the ramp (Zhang et al. 2020, section 3.2). */
  CROWN_IBP {
    @Override
    public Objective objective(Budget budget, long seed, long rampSteps) {
      return new BoundTraining(budget, Bound.CROWN_IBP, 0, rampSteps);
    }

    @Override
    public void start(Model fresh, long seed) {
      IntervalStart.draw(fresh, new Randomness(seed));
    }
  };

  /** 0 where examples are not made by several steps. */
  private final int paperSteps;

  Hardening() {
    this(0);
  }

  Hardening(int paperSteps) {
    this.paperSteps = paperSteps;
  }

  /** How the paper climbs to its examples; empty where it does not do so by several steps. */
  public Optional<InnerSteps> inner() {
    return Optional.of(paperSteps)
        .filter(steps -> steps > 0)
        .map(steps -> new InnerSteps(steps, new StepSize.Relative(0.25)));
  }

  /**
   * What training minimises, with the paper's parameters.
   *
   * @param rampSteps over which epsilon grows linearly to its full size; 0 starts with all of it
   */
  public Objective objective(Budget budget, long seed, long rampSteps) {
    return objective(budget, inner().orElseThrow(), seed, rampSteps);
  }

  /**
   * The same with another climb to the examples.
   *
   * @throws IllegalArgumentException for a method that has none
   */
  public Objective objective(Budget budget, InnerSteps inner, long seed, long rampSteps) {
    throw new IllegalArgumentException(
        Checks.message("steps of " + this, inner.steps(), "a method that climbs by steps"));
  }

  /**
   * {@link #N_FGSM} with other noise. Twice epsilon was found on colour photographs at epsilon up
   * to 16/255; where epsilon is a third of the inputs' range, as on MNIST, such noise drowns them.
   *
   * @param noise radius of the noise as a part of epsilon
   */
  public static Objective noisy(Budget budget, double noise, long seed, long rampSteps) {
    var start = RandomStart.seeded(seed);
    return new NoisyFgsm(budget, noise, new StepSize.Relative(1), start, rampSteps);
  }

  /** Whether training takes one step to each example, and so may overfit to it. */
  public boolean singleStep() {
    return switch (this) {
      case FGSM, FGSM_PLAIN, N_FGSM, FREE -> true;
      case PGD, TRADES, MART, AWP, IBP, CROWN_IBP -> false;
    };
  }

  /** Draws the first weights of a model anew where the method's are special. */
  public void start(Model fresh, long seed) {}
}
