package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.robust.certify.Smoothing;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a model is smoothed. Sigma has no default; the rest is that of Cohen et al. 2019. */
final class SmoothingOptions {

  @Option(
      names = "--sigma",
      paramLabel = "S",
      description = "Standard deviation of the noise of smoothing, in input units.")
  private @Nullable Double sigma;

  @Option(
      names = "--selection",
      paramLabel = "N",
      description = "Draws that choose a sample's class; by default ${DEFAULT-VALUE}.",
      defaultValue = "100")
  private int selection = 100;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description =
          "Draws that estimate the probability of the class; by default ${DEFAULT-VALUE}.",
      defaultValue = "100000")
  private int draws = 100_000;

  @Option(
      names = "--failure",
      paramLabel = "A",
      description =
          "Probability that a sample's certificate is wrong; by default ${DEFAULT-VALUE}.",
      defaultValue = "0.001")
  private double failure = 0.001;

  void requireAbsent() {
    Checks.argument(sigma == null, "--sigma", sigma == null ? "" : sigma, "only with smoothing");
  }

  Smoothing smoothing(Randomness randomness) {
    Checks.argument(sigma != null, "--sigma", "none", "a number above 0; noise has no default");
    return new Smoothing(Objects.requireNonNull(sigma), selection, draws, failure, randomness);
  }
}
