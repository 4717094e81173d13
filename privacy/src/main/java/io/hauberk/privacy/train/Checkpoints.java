package io.hauberk.privacy.train;

import io.hauberk.core.Checks;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Progress;
import io.hauberk.privacy.ledger.BudgetExhausted;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a private training keeps its state, so that a killed one goes on without paying again. The
 * file is bound to the plan and to the ledger's entry that paid for it, and appears whole or not at
 * all; its weights are as private as the plan says.
 *
 * <p>Not covered: a copy of the file that is resumed too. Its steps draw noise of their own, and
 * whoever sees both runs has seen more steps than were paid for.
 *
 * @param every so many steps the state is kept, and after the last one
 */
public record Checkpoints(Path file, long every) {

  public Checkpoints {
    Checks.positive("checkpoint steps", every);
  }

  /**
   * Goes on where the file stands, or pays for the plan and starts it; {@link
   * PrivateTraining#run(Progress)} then keeps the state.
   *
   * @throws ModelFormatException when the file is of another plan or network, or this ledger did
   *     not pay for it; nothing is spent then
   * @throws IllegalArgumentException when plan, model and data do not fit; nothing is spent then
   * @throws BudgetExhausted when a fresh start costs more than is left; nothing is spent then
   */
  public PrivateTraining start(DpSgd plan, Model model, DataSet data, Ledger ledger) {
    if (Files.exists(file)) {
      return resumed(plan, model, data, ledger);
    }
    var training = PrivateTraining.start(plan, model, data, ledger).keptAt(this);
    try {
      training.keep();
      return training;
    } catch (RuntimeException e) {
      training.close();
      throw e;
    }
  }

  private PrivateTraining resumed(DpSgd plan, Model model, DataSet data, Ledger ledger) {
    try (var saved = SavedTraining.read(file)) {
      saved.requirePaid(plan, ledger);
      saved.requireFits(model);
      var training = new PrivateTraining(plan, model, data, Draws.secure());
      return training.restored(saved).keptAt(this);
    }
  }

  boolean due(long step) {
    return step % every == 0;
  }
}
