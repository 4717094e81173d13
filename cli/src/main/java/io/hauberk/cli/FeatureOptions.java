package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.privacy.feature.Colours;
import io.hauberk.privacy.feature.Features;
import io.hauberk.privacy.feature.PrivateNormalisation;
import io.hauberk.privacy.feature.Scatter;
import io.hauberk.privacy.feature.Symmetry;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Features of a private training; their private normalisation has no defaults. */
final class FeatureOptions {

  @Option(
      names = "--scatter",
      description = "Train on wavelet scattering features of the images; --network linear fits.")
  private boolean scatter;

  @Option(
      names = "--scatter-groups",
      paramLabel = "N",
      description = "Groups that each sample's features are normalised in, by itself; 27, free.")
  private @Nullable Integer groups;

  @Option(
      names = "--scatter-colours",
      description =
          "Colours that are scattered: ${COMPLETION-CANDIDATES}; luma_chroma suits photographs.")
  private @Nullable Colours colours;

  @Option(
      names = "--scatter-symmetry",
      description =
          "What features shall not tell of: ${COMPLETION-CANDIDATES}; left_right suits"
              + " photographs.")
  private @Nullable Symmetry symmetry;

  @Option(
      names = "--normalise-noise",
      paramLabel = "S",
      description =
          "Normalise features by a private mean and variance instead, with this noise multiplier."
              + " No default.")
  private @Nullable Double noise;

  @Option(
      names = "--mean-length",
      paramLabel = "L",
      description =
          "Length that no sample's means exceed, channels over their spread on natural noise; from"
              + " elsewhere than the data.")
  private @Nullable Double meanLength;

  @Option(
      names = "--square-length",
      paramLabel = "L",
      description =
          "Length that no sample's mean squares exceed, likewise; from elsewhere than the data.")
  private @Nullable Double squareLength;

  @Option(
      names = "--scale-file",
      paramLabel = "FILE",
      description = "Private mean and variance: kept here when paid for, read when it is there.")
  private @Nullable Path scaleFile;

  /**
   * @param delta at which the normalisation is charged
   */
  PrivateFeatures features(double delta) {
    refuse("--scatter-groups", groups, scatter && noise == null, "--scatter alone");
    refuse("--scatter-colours", colours, scatter, "--scatter");
    refuse("--scatter-symmetry", symmetry, scatter, "--scatter");
    refuse("--normalise-noise", noise, scatter, "--scatter");
    refuse("--mean-length", meanLength, noise != null, "--normalise-noise");
    refuse("--square-length", squareLength, noise != null, "--normalise-noise");
    refuse("--scale-file", scaleFile, noise != null, "--normalise-noise");
    if (noise != null) {
      return normalised(noise, delta);
    }
    int parts = groups == null ? Features.DEFAULT_GROUPS : groups;
    return scatter
        ? new PrivateFeatures.Scattered(new Features(parts, scattering()))
        : new PrivateFeatures.Plain();
  }

  private Scatter scattering() {
    return new Scatter(
        colours == null ? Scatter.PLAIN.colours() : colours,
        symmetry == null ? Scatter.PLAIN.symmetry() : symmetry);
  }

  private static void refuse(String name, @Nullable Object value, boolean fits, String company) {
    if (value != null) {
      Checks.argument(fits, name, value, "only with " + company);
    }
  }

  private PrivateFeatures normalised(double multiplier, double delta) {
    if (meanLength == null || squareLength == null || scaleFile == null) {
      throw new IllegalArgumentException(
          Checks.message(
              "--normalise-noise",
              multiplier,
              "with --mean-length, --square-length and --scale-file, which have no default"));
    }
    return new PrivateFeatures.Normalised(
        scattering(),
        new PrivateNormalisation(meanLength, squareLength, multiplier, delta),
        scaleFile);
  }
}
