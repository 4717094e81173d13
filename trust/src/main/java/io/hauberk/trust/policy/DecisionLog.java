package io.hauberk.trust.policy;

import io.hauberk.trust.audit.AuditEvent;
import io.hauberk.trust.audit.AuditLog;
import java.util.HashMap;

/** Where every decision goes before it is told. */
@FunctionalInterface
public interface DecisionLog {

  /** Returns when it is recorded; throws when it cannot be, and then nobody is let in. */
  void record(Decision decision);

  /** Into an audit log: an answer is given once its event is on disk. */
  static DecisionLog to(AuditLog log) {
    return decision -> log.append(event(decision)).join();
  }

  private static AuditEvent event(Decision decision) {
    var request = decision.request();
    var details = new HashMap<String, String>();
    request.attributes().forEach((name, value) -> details.put("attribute." + name, value));
    details.put("policy", decision.policy());
    decision.rule().ifPresent(rule -> details.put("rule", rule));
    return new AuditEvent(
        request.at(),
        request.subject(),
        activity(request.action()),
        "policy." + request.action().word(),
        request.resource(),
        decision.allowed() ? AuditEvent.Outcome.SUCCESS : AuditEvent.Outcome.FAILURE,
        details);
  }

  private static AuditEvent.Activity activity(Action action) {
    return switch (action) {
      case READ, UNMASK, DECRYPT, EXPORT -> AuditEvent.Activity.READ;
      case REPLACE -> AuditEvent.Activity.UPDATE;
      case TRAIN, CALL -> AuditEvent.Activity.OTHER;
    };
  }
}
