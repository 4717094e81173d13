package io.hauberk.cli;

import io.hauberk.robust.whitebox.Distance;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags of attacks that seek the smallest change. */
final class MinimalOptions {

  @Option(
      names = "--distance",
      description =
          "What fmn and deepfool make small: ${COMPLETION-CANDIDATES}; the other methods have one.")
  private @Nullable Distance distance;

  @Option(
      names = "--searches",
      paramLabel = "N",
      description =
          "Weights tried by cw and ead (9 by default), rounds of cw_l0 (40) and cw_linf (20).")
  private @Nullable Integer searches;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Samples attacked together.",
      defaultValue = "256")
  private int batchSize;

  Optional<Distance> distance() {
    return Optional.ofNullable(distance);
  }

  OptionalInt searches() {
    return searches == null ? OptionalInt.empty() : OptionalInt.of(searches);
  }

  int batchSize() {
    return batchSize;
  }
}
