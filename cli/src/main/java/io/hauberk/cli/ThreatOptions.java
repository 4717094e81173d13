package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.robust.Bim;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Fgsm;
import io.hauberk.robust.Goal;
import io.hauberk.robust.Ladder;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.Pgd;
import io.hauberk.robust.RandomStart;
import io.hauberk.robust.StepSize;
import io.hauberk.robust.StepwiseAttack;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The threat model and how hard the attacker tries. Norm and epsilon have no default. */
final class ThreatOptions {

  @Option(names = "--norm", description = "Norm of the perturbation: ${COMPLETION-CANDIDATES}.")
  private @Nullable LpNorm norm;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description =
          "Radius of the ball, in input units: 0.3, or 8/255; for assess several as well:"
              + " 0.1,0.2,0.3.")
  private @Nullable String epsilon;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of an iterative attack: 40 for pgd, else the method's own default.")
  private @Nullable Integer steps;

  @Option(
      names = "--step",
      paramLabel = "A",
      description = "Length of a step in input units; a thirtieth of epsilon by default.")
  private @Nullable Double step;

  @Option(
      names = "--relative-step",
      paramLabel = "R",
      description = "Length of a step as a part of epsilon.")
  private @Nullable Double relativeStep;

  @Option(
      names = "--restarts",
      paramLabel = "N",
      description = "Random starts for each sample.",
      defaultValue = "1")
  private int restarts;

  /** The attacks by name. */
  enum Method {
    FGSM {
      @Override
      StepwiseAttack build(Budget budget, StepSize size, int steps, Context context) {
        return new Fgsm(budget, context.goal);
      }
    },
    BIM {
      @Override
      StepwiseAttack build(Budget budget, StepSize size, int steps, Context context) {
        return new Bim(budget, size, steps, context.goal);
      }
    },
    PGD {
      @Override
      StepwiseAttack build(Budget budget, StepSize size, int steps, Context context) {
        return new Pgd(budget, size, steps, context.goal, RandomStart.seeded(context.seed));
      }
    };

    abstract StepwiseAttack build(Budget budget, StepSize size, int steps, Context context);

    /** What the attacker wants, and the seed of its draws. */
    record Context(Goal goal, long seed) {}
  }

  /** Whether neither norm nor epsilon was given. */
  boolean absent() {
    return norm == null && epsilon == null;
  }

  Budget budget() {
    return new Budget(givenNorm(), fraction(given()));
  }

  Budget budget(double radius) {
    return new Budget(givenNorm(), radius);
  }

  /** For a verb that takes several radii, by commas. */
  Ladder radii() {
    givenNorm();
    return new Ladder(Arrays.stream(given().split(",", -1)).map(ThreatOptions::fraction).toList());
  }

  private LpNorm givenNorm() {
    Checks.argument(norm != null, "--norm", "none", "linf or l2; a threat model has no default");
    return Objects.requireNonNull(norm);
  }

  private String given() {
    Checks.argument(
        epsilon != null,
        "--epsilon",
        "none",
        "a radius such as 0.3 or 8/255; a threat model has no default");
    return Objects.requireNonNull(epsilon);
  }

  Pgd pgd(Budget budget, long seed) {
    return new Pgd(budget, stepSize(), stepsOrPgds(), Goal.UNTARGETED, RandomStart.seeded(seed));
  }

  StepwiseAttack attack(Method method, Budget budget, Method.Context context) {
    return method.build(budget, stepSize(), stepsOrPgds(), context);
  }

  /** As given. */
  OptionalInt steps() {
    return steps == null ? OptionalInt.empty() : OptionalInt.of(steps);
  }

  private int stepsOrPgds() {
    return steps().orElse(Pgd.DEFAULT_STEPS);
  }

  /** As given, for attacks that need none. */
  OptionalDouble epsilon() {
    return epsilon == null ? OptionalDouble.empty() : OptionalDouble.of(fraction(epsilon));
  }

  int restarts() {
    return restarts;
  }

  /** As given. */
  Optional<StepSize> givenStepSize() {
    Checks.argument(
        step == null || relativeStep == null,
        "--relative-step",
        relativeStep == null ? "" : relativeStep,
        "not together with --step");
    return Optional.ofNullable(step)
        .<StepSize>map(StepSize.Absolute::new)
        .or(() -> Optional.ofNullable(relativeStep).map(StepSize.Relative::new));
  }

  private StepSize stepSize() {
    return givenStepSize().orElse(Pgd.DEFAULT_STEP_SIZE);
  }

  /** {@code 8/255} or {@code 0.03}. */
  static double fraction(String text) {
    return fraction("epsilon", text);
  }

  static double fraction(String name, String text) {
    try {
      var parts = text.split("/", 2);
      double value = Double.parseDouble(parts[0]);
      return parts.length == 1 ? value : value / Double.parseDouble(parts[1]);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          Checks.message(name, text, "a number such as 0.3 or 8/255"), e);
    }
  }
}
