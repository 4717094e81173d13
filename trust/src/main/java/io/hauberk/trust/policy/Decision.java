package io.hauberk.trust.policy;

import java.util.Optional;

/**
 * The answer to a request.
 *
 * @param rule that decided; empty when no rule allows it
 * @param policy SHA-256 of the file in force, in hexadecimal
 */
public record Decision(
    AccessRequest request, boolean allowed, Optional<String> rule, String policy) {

  /**
   * For whoever is about to act.
   *
   * @throws AccessDenied when the answer is no
   */
  public Decision requireAllowed() {
    if (!allowed) {
      throw new AccessDenied(this);
    }
    return this;
  }
}
