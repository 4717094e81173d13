package io.hauberk.data.mask;

import io.hauberk.trust.policy.AccessRequest;
import io.hauberk.trust.policy.Action;
import io.hauberk.trust.policy.PolicyGate;
import java.time.InstantSource;
import java.util.Map;

/**
 * Permits by the access policy. Each column is asked for by itself, as {@code data:NAME/COLUMN}
 * with the attribute {@code purpose}; one that is denied refuses all. The gate records every answer
 * before it gives it.
 *
 * @param dataSet the name by which the policy knows the data
 */
public record PolicyPermit(PolicyGate gate, String dataSet, InstantSource clock) implements Permit {

  @Override
  public void require(Request request) {
    for (var column : request.columns()) {
      var resource = "data:" + dataSet + "/" + column;
      var purpose = Map.of("purpose", request.purpose());
      var asked =
          new AccessRequest(request.subject(), Action.UNMASK, resource, purpose, clock.instant());
      if (!gate.decide(asked).allowed()) {
        throw new PermitRefused(request, "a policy that allows to unmask " + resource);
      }
    }
  }
}
