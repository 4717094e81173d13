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
    log.decided(decision);
    return decision;
  }

  /** SHA-256 of the file in force, in hexadecimal. */
  public String policy() {
    return inForce.digest();
  }

  /**
   * Reads the file again. Whoever asks meanwhile is answered by the policy in force.
   *
   * @return the reason when that one stays in force
   */
  public synchronized Optional<HauberkException> reload() {
    try {
      var next = new CompiledPolicy(Policy.read(file));
      if (!next.digest().equals(inForce.digest())) {
        log.replaced(inForce.digest(), next.digest());
        inForce = next;
      }
      return Optional.empty();
    } catch (HauberkException e) {
      return Optional.of(e);
    }
  }
}
