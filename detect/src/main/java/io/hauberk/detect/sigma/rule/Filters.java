package io.hauberk.detect.sigma.rule;

import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts filters on rules. A filter that would leave nothing of a rule is not put on it, and told:
 * what should quieten a rule must not blind it. So is one that suits no rule.
 */
final class Filters {

  private final List<Filter> filters;
  private final Set<Filter> used = new LinkedHashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();

  Filters(List<Filter> filters, List<Rule> all) {
    this.filters = filters;
    all.forEach(rule -> rules.add(filtered(rule)));
    for (var filter : filters) {
      if (!used.contains(filter)) {
        problems.add(
            new Problem(
                filter.id(), Checks.message("filter.rules", "none suits", "rules that are there")));
      }
    }
  }

  private Rule filtered(Rule rule) {
    var narrowed = rule;
    for (var filter : filters) {
      if (filter.suits(rule)) {
        used.add(filter);
        narrowed = narrowed(narrowed, filter);
      }
    }
    return narrowed;
  }

  private Rule narrowed(Rule rule, Filter filter) {
    try {
      return filter.on(rule);
    } catch (DataFormatException e) {
      problems.add(new Problem(filter.id(), "on " + rule.id() + ": " + e.getMessage()));
      return rule;
    }
  }

  List<Rule> rules() {
    return List.copyOf(rules);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
