package io.hauberk.detect.sigma.rule;

/**
 * A document that was refused, or a rule that was left out.
 *
 * @param file where it stands
 * @param reason one line
 */
public record Problem(String file, String reason) {}
