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

  private static final int MAX_TEXT = 1024;
  private static final int MAX_ATTRIBUTES = 32;

  public AccessRequest {
    requireText("subject", subject);
    requireText("resource", resource);
    Checks.inRange("request.attributes", attributes.size(), 0, MAX_ATTRIBUTES);
    attributes = Map.copyOf(attributes);
    for (var entry : attributes.entrySet()) {
      requireText("attribute", entry.getKey());
      requireText("attribute", entry.getValue());
    }
  }

  private static void requireText(String part, String text) {
    boolean usable = !text.isBlank() && text.length() <= MAX_TEXT;
    Checks.argument(
        usable,
        "request." + part,
        text.length() + " characters",
        "1 to " + MAX_TEXT + ", not blank");
  }
}
