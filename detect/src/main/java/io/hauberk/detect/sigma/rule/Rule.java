package io.hauberk.detect.sigma.rule;

import io.hauberk.detect.alert.Technique;
import io.hauberk.report.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A rule about single events (Sigma rules specification 2.1).
 *
 * @param id its id, or its title where it has none
 * @param name what correlations may call it by
 */
public record Rule(
    String id,
    Optional<String> name,
    String title,
    Severity severity,
    List<Technique> techniques,
    LogSource source,
    Condition condition) {

  public Rule {
    techniques = List.copyOf(techniques);
  }

  /** The same rule with another condition. */
  Rule with(Condition other) {
    return new Rule(id, name, title, severity, techniques, source, other);
  }

  /** Whether a correlation or a filter calls it so. */
  public boolean isCalled(String reference) {
    return reference.equals(id) || name.filter(reference::equals).isPresent();
  }
}
