package io.hauberk.trust.policy;

import io.hauberk.core.Checks;
import java.time.Instant;
import java.util.Map;

/**
 * Somebody wants to do something.
 *
 * @param subject who, as authenticated by the caller of the policy
 * @param action what
 * @param resource on what, such as {@code data:customers/salary} or {@code model:fraud}
 * @param attributes such as purpose and environment; as trustworthy as whoever states them
 * @param at when
 */
public record AccessRequest(
    String subject, Action action, String resource, Map<String, String> attributes, Instant at) {

  public AccessRequest {
    Checks.argument(!subject.isBlank(), "request.subject", "empty", "who asks");
    Checks.argument(!resource.isBlank(), "request.resource", "empty", "on what");
    attributes = Map.copyOf(attributes);
  }
}
