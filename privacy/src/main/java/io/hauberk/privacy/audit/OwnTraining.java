package io.hauberk.privacy.audit;

import io.hauberk.core.StorageException;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.privacy.train.DpSgd;
import io.hauberk.privacy.train.PrivateTraining;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** {@link PrivateTraining}, as users start it, with a ledger that is thrown away. */
final class OwnTraining implements AuditedTraining {

  /** Canaries have no file. */
  private static final String NO_DATA = "0".repeat(64);

  @Override
  public void train(DpSgd plan, Model model, DataSet data, Witness witness) {
    try {
      var folder = Files.createTempDirectory("hauberk-audit");
      paidIn(folder, ledger -> watch(start(plan, model, data, ledger), witness));
    } catch (IOException e) {
      throw new StorageException(
          "ledger", String.valueOf(e.getMessage()), "room for a temporary file", e);
    }
  }

  private static PrivateTraining start(DpSgd plan, Model model, DataSet data, Path file) {
    return PrivateTraining.start(
        plan, model, data, Ledger.openOrCreate(file, NO_DATA, plan.cost()));
  }

  private static void paidIn(Path folder, Consumer<Path> work) throws IOException {
    var ledger = folder.resolve("ledger");
    try {
      work.accept(ledger);
    } finally {
      Files.deleteIfExists(ledger);
      Files.delete(folder);
    }
  }

  private static void watch(PrivateTraining started, Witness witness) {
    try (var training = started) {
      while (!training.finished()) {
        training.step();
        witness.afterStep();
      }
    }
  }
}
