package io.hauberk.trust.policy;

import io.hauberk.core.HauberkException;
import io.hauberk.trust.audit.AuditEvent;
import io.hauberk.trust.audit.AuditLog;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Where every decision goes before it is told, and every change of the policy before it holds. */
public interface DecisionLog {

  /** Returns when it is recorded; throws when it cannot be, and then nobody is let in. */
  void decided(Decision decision);

  /**
   * Returns when it is recorded; throws when it cannot be, and then the old policy stays.
   *
   * @param before SHA-256 of the policy in force
   * @param after of the one that replaces it
   */
  void replaced(String before, String after);

  /** Into an audit log: an answer is given once its event is on disk. */
  static DecisionLog to(AuditLog log) {
    return new DecisionLog() {
      @Override
      public void decided(Decision decision) {
        settle(log.append(event(decision)));
      }

      @Override
      public void replaced(String before, String after) {
        settle(log.append(change(before, after)));
      }
    };
  }

  /** Nowhere: for trials of a policy, not for access. */
  static DecisionLog none() {
    return new DecisionLog() {
      @Override
      public void decided(Decision decision) {}

      @Override
      public void replaced(String before, String after) {}
    };
  }

  private static void settle(CompletableFuture<Long> answer) {
    try {
      answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof HauberkException known ? known : e;
    }
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

  private static AuditEvent change(String before, String after) {
    return new AuditEvent(
        Instant.now(),
        "policy",
        AuditEvent.Activity.UPDATE,
        "policy.replace",
        "policy:" + after,
        AuditEvent.Outcome.SUCCESS,
        Map.of("before", before));
  }

  private static AuditEvent.Activity activity(Action action) {
    return switch (action) {
      case READ, UNMASK, DECRYPT, EXPORT -> AuditEvent.Activity.READ;
      case REPLACE -> AuditEvent.Activity.UPDATE;
      case TRAIN, CALL -> AuditEvent.Activity.OTHER;
    };
  }
}
