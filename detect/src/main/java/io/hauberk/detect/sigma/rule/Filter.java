package io.hauberk.detect.sigma.rule;

import java.util.List;
import java.util.Set;

/**
 * What is asked besides of several rules (Sigma filters specification 2.1): its condition must hold
 * too. So {@code not selection} leaves out what the selection describes, as pySigma reads it; the
 * specification's own example lacks the word.
 *
 * @param rules ids or names; empty for all rules of the log source
 */
record Filter(String id, LogSource source, Set<String> rules, Condition condition) {

  Filter {
    rules = Set.copyOf(rules);
  }

  boolean suits(Rule rule) {
    boolean named = rules.isEmpty() || rules.stream().anyMatch(rule::isCalled);
    return named && source.covers(rule.source());
  }

  /**
   * The rule with this filter.
   *
   * @throws io.hauberk.core.DataFormatException when nothing would be left of it
   */
  Rule on(Rule rule) {
    var both = Condition.all(List.of(rule.condition(), condition));
    return rule.with(DetectionReader.checked(rule.title(), both));
  }
}
