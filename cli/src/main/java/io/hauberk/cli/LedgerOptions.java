package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.core.Digest;
import io.hauberk.core.StorageException;
import io.hauberk.privacy.ledger.Budget;
import io.hauberk.privacy.ledger.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A table of people and its ledger. */
final class LedgerOptions {

  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description = "A CSV file of people, with a header.",
      descriptionKey = "privacy.data")
  private Path data;

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description = "The data set's ledger; the data file's name with .ledger by default.")
  private @Nullable Path ledger;

  /** What may still be spent. */
  record Left(double epsilon, double delta) {}

  Path data() {
    if (!Files.isRegularFile(data)) {
      throw new StorageException("data", data, "a file that exists");
    }
    return data;
  }

  Path file() {
    return ledger == null ? Path.of(data + ".ledger") : ledger;
  }

  Ledger open() {
    var digest = Digest.sha256(data());
    if (!Files.isRegularFile(file())) {
      throw new StorageException(
          "ledger", file(), "one that 'hauberk privacy ledger --budget EPSILON' began");
    }
    return Ledger.open(file(), digest);
  }

  Ledger begin(double epsilon, double delta) {
    Checks.positive("budget", epsilon);
    return Ledger.openOrCreate(file(), Digest.sha256(data()), Budget.of(epsilon, delta));
  }

  Left left(Ledger open) {
    var total = open.total();
    var spent = open.spent();
    return new Left(
        total.epsilon().subtract(spent.epsilon()).doubleValue(),
        total.delta().subtract(spent.delta()).doubleValue());
  }
}
