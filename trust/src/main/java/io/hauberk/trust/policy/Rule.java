package io.hauberk.trust.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One line of a policy.
 *
 * @param id by which decisions name it
 * @param effect of the rule when it holds
 * @param who subjects and roles, as {@code user:alice} and {@code role:analyst}
 * @param actions that it speaks of
 * @param resources exact, or a beginning when they end with {@code *}
 * @param when attributes and their admitted values; one that the request lacks keeps a rule from
 *     allowing, not from denying
 * @param hours in which it holds
 */
public record Rule(
    String id,
    Effect effect,
    Set<String> who,
    Set<Action> actions,
    Set<String> resources,
    Map<String, Set<String>> when,
    Optional<Hours> hours) {

  public Rule {
    who = Set.copyOf(who);
    actions = Set.copyOf(actions);
    resources = Set.copyOf(resources);
    when = Map.copyOf(when);
  }

  /** What a rule does. */
  public enum Effect {
    ALLOW,
    DENY
  }

  /** Whether attributes and hours admit a request that who, actions and resources cover. */
  boolean holds(AccessRequest request) {
    if (hours.isPresent() && !hours.get().holds(request.at())) {
      return false;
    }
    for (var entry : when.entrySet()) {
      if (!admits(entry, request)) {
        return false;
      }
    }
    return true;
  }

  private boolean admits(Map.Entry<String, Set<String>> entry, AccessRequest request) {
    var value = request.attributes().get(entry.getKey());
    return value == null ? effect == Effect.DENY : entry.getValue().contains(value);
  }
}
