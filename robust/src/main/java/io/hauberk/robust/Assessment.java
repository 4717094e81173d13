package io.hauberk.robust;

import io.hauberk.tensor.network.Model;
import java.util.List;
import java.util.Optional;

/**
 * What an assessment found.
 *
 * @param hardenedCurve the model of the last rung, attacked with every rung's epsilon; empty when
 *     nothing was hardened
 * @param hardened the model of the last rung
 */
public record Assessment(Study study, List<TrialResult> hardenedCurve, Optional<Model> hardened) {

  public Assessment {
    hardenedCurve = List.copyOf(hardenedCurve);
  }
}
