package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.data.clean.Consequence;
import io.hauberk.data.clean.LabelRule;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Label errors by confident learning. */
final class LabelErrorOptions {

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      descriptionKey = "clean.label",
      description = "Column of the labels that are checked; needs --probabilities.")
  private @Nullable String label;

  @Option(
      names = "--probabilities",
      paramLabel = "FILE",
      descriptionKey = "clean.probabilities",
      description = "Table with a column a label and a row a row: what a model gives it unseen.")
  private @Nullable Path probabilities;

  @Option(
      names = "--label-errors",
      descriptionKey = "clean.label-errors",
      description = "What becomes of rows with a suspected label: ${COMPLETION-CANDIDATES}.",
      defaultValue = "REPORT")
  private Consequence labelErrors;

  Optional<LabelRule> rule() {
    if (label == null || probabilities == null) {
      Checks.argument(
          label == null && probabilities == null,
          "--label",
          label == null ? "none" : label,
          "together with --probabilities");
      return Optional.empty();
    }
    return Optional.of(new LabelRule(label, probabilities, labelErrors));
  }
}
