package io.hauberk.privacy.audit;

import io.hauberk.privacy.train.DpSgd;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;

/** A private training as its auditor sees it: whatever it is made of, its weights are public. */
@FunctionalInterface
public interface AuditedTraining {

  /** Told after every step, when the model holds the new weights. */
  @FunctionalInterface
  interface Witness {
    void afterStep();
  }

  /**
   * Trains the model in place, as the plan says.
   *
   * @param data of canaries; nobody's privacy hangs on it
   */
  void train(DpSgd plan, Model model, DataSet data, Witness witness);

  /** This house's own. */
  static AuditedTraining own() {
    return new OwnTraining();
  }
}
