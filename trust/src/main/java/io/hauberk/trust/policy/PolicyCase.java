package io.hauberk.trust.policy;

/**
 * A case that a policy file promises of itself.
 *
 * @param allowed what it must answer
 */
public record PolicyCase(String name, AccessRequest request, boolean allowed) {}
