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

/** {@link PrivateTraining}, as users start it, with a ledger that is thrown away. */
final class OwnTraining implements AuditedTraining {

  /** Canaries have no file. */
  private static final String NO_DATA = "0".repeat(64);

  @Override
  public void train(DpSgd plan, Model model, DataSet data, Witness witness) {
    try {
      var folder = Files.createTempDirectory("hauberk-audit");
      try {
        try (var training = start(plan, model, data, folder.resolve("ledger"))) {
          watch(training, witness);
        }
      } finally {
        Files.deleteIfExists(folder.resolve("ledger"));
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new StorageException(
          "ledger", String.valueOf(e.getMessage()), "room for a temporary file", e);
    }
  }

  private static PrivateTraining start(DpSgd plan, Model model, DataSet data, Path file) {
    return PrivateTraining.start(
        plan, model, data, Ledger.openOrCreate(file, NO_DATA, plan.cost()));
  }

  private static void watch(PrivateTraining training, Witness witness) {
    while (!training.finished()) {
      training.step();
      witness.afterStep();
    }
  }
}
