package io.hauberk.trust.policy;

import io.hauberk.core.HauberkException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Decides by the policy file in force, records every decision, and takes a changed file over while
 * others ask. A file with an error, or one that fails its own tests, changes nothing.
 */
public final class PolicyGate {

  private final Path file;
  private final DecisionLog log;
  private volatile CompiledPolicy inForce;

  /**
   * Reads the file.
   *
   * @throws PolicyException when it is malformed or fails its tests
   */
  public PolicyGate(Path file, DecisionLog log) {
    this.file = file;
    this.log = log;
    this.inForce = new CompiledPolicy(Policy.read(file));
  }

  /** Decides; what no rule allows is denied, what one rule denies is denied. */
  public Decision decide(AccessRequest request) {
    var decision = inForce.decide(request);
    log.record(decision);
    return decision;
  }

  /** Reads the file again; the reason when the old policy stays in force. */
  public Optional<HauberkException> reload() {
    try {
      inForce = new CompiledPolicy(Policy.read(file));
      return Optional.empty();
    } catch (HauberkException e) {
      return Optional.of(e);
    }
  }
}
