package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.core.Digest;
import io.hauberk.core.StorageException;
import io.hauberk.privacy.ledger.Budget;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.tensor.data.DataSet;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The ledger of a data set of samples. */
final class PrivateLedgerOptions {

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      required = true,
      description = "The data set's ledger; --budget begins one.",
      descriptionKey = "private.ledger")
  private Path file;

  @Option(
      names = "--budget",
      paramLabel = "EPSILON",
      description = "Begin the ledger with this epsilon in all. No default.")
  private @Nullable Double budget;

  @Option(
      names = "--budget-delta",
      paramLabel = "DELTA",
      description = "Delta in all; by default what this training takes.",
      descriptionKey = "private.budget-delta")
  private @Nullable Double budgetDelta;

  /** What the ledger is bound to: one file's digest, or that of the list of all files'. */
  private static String digest(DataSet samples) {
    var sources = samples.sources();
    if (sources.size() == 1) {
      return sources.get(0).sha256();
    }
    var list =
        sources.stream()
            .map(source -> source.name() + " " + source.sha256() + "\n")
            .sorted()
            .collect(Collectors.joining());
    return Digest.sha256((samples.name() + "\n" + list).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param delta of the training and what comes before it
   */
  Ledger open(DataSet samples, BigDecimal delta) {
    if (budget == null) {
      if (!Files.isRegularFile(file)) {
        throw new StorageException("ledger", file, "a file that exists, or --budget to begin it");
      }
      return Ledger.open(file, digest(samples));
    }
    Checks.positive("budget", budget);
    var total =
        budgetDelta == null
            ? new Budget(BigDecimal.valueOf(budget), delta)
            : Budget.of(budget, budgetDelta);
    return Ledger.openOrCreate(file, digest(samples), total);
  }
}
