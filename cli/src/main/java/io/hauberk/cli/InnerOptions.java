package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.robust.Hardening;
import io.hauberk.robust.InnerSteps;
import io.hauberk.robust.StepSize;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How hardening climbs to its examples, where not as its paper does. */
final class InnerOptions {

  @Option(
      names = "--train-steps",
      paramLabel = "N",
      description = "Steps to each training example, for pgd, trades, mart and awp; its paper's.")
  private @Nullable Integer steps;

  @Option(
      names = "--train-step",
      paramLabel = "A",
      description = "Length of such a step in input units: 0.007, or 2/255; a quarter of epsilon.")
  private @Nullable String step;

  @Option(
      names = "--train-noise",
      paramLabel = "F",
      description = "Radius of the noise of n_fgsm, in parts of epsilon; 2 as in its paper.")
  private @Nullable Double noise;

  /**
   * As given; empty where the paper's hold.
   *
   * @throws IllegalArgumentException when the method takes no such steps
   */
  Optional<InnerSteps> of(Hardening method) {
    if (steps == null && step == null) {
      return Optional.empty();
    }
    var paper = method.inner();
    var name = steps == null ? "--train-step" : "--train-steps";
    Object given = steps == null ? String.valueOf(step) : steps;
    Checks.argument(paper.isPresent(), name, given, "none for --method " + method);
    return paper.map(this::instead);
  }

  /**
   * The noise of one-step training in parts of epsilon; empty where the paper's holds.
   *
   * @throws IllegalArgumentException when the method starts from none
   */
  Optional<Double> noise(Hardening method) {
    if (noise != null) {
      boolean noisy = method == Hardening.N_FGSM;
      Checks.argument(noisy, "--train-noise", noise, "none for --method " + method);
      Checks.positive("--train-noise", noise);
    }
    return Optional.ofNullable(noise);
  }

  private InnerSteps instead(InnerSteps paper) {
    int count = steps == null ? paper.steps() : steps;
    var length =
        step == null
            ? paper.stepSize()
            : new StepSize.Absolute(ThreatOptions.fraction("--train-step", step));
    return new InnerSteps(count, length);
  }
}
