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
 * @param when attributes and their admitted values; one that the request lacks does not hold
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

  /** What a rule does. */
  public enum Effect {
    ALLOW,
    DENY
  }

  /** Everything but who asks. */
  boolean covers(AccessRequest request) {
    return actions.contains(request.action())
        && resources.stream().anyMatch(pattern -> matches(pattern, request.resource()))
        && when.entrySet().stream().allMatch(entry -> admits(entry, request))
        && hours.map(window -> window.holds(request.at())).orElse(true);
  }

  private static boolean admits(Map.Entry<String, Set<String>> entry, AccessRequest request) {
    var value = request.attributes().get(entry.getKey());
    return value != null && entry.getValue().contains(value);
  }

  private static boolean matches(String pattern, String resource) {
    return pattern.endsWith("*")
        ? resource.startsWith(pattern.substring(0, pattern.length() - 1))
        : resource.equals(pattern);
  }
}
