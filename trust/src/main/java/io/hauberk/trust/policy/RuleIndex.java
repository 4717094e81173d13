package io.hauberk.trust.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The rules of a policy by who, action and resource, so that a request meets only those that name
 * all three: a look-up for the exact resource and one for each length that a beginning in the
 * policy has. Immutable.
 */
final class RuleIndex {

  /** A rule and its line. */
  private record Placed(int place, Rule rule) {}

  /** Of one name or role, for one action. */
  private static final class Table {

    private final Map<String, List<Placed>> exact = new HashMap<>();
    private final Map<String, List<Placed>> beginnings = new HashMap<>();
    private int[] lengths = {};

    void add(String pattern, Placed rule) {
      if (pattern.endsWith("*")) {
        var beginning = pattern.substring(0, pattern.length() - 1);
        beginnings.computeIfAbsent(beginning, key -> new ArrayList<>()).add(rule);
      } else {
        exact.computeIfAbsent(pattern, key -> new ArrayList<>()).add(rule);
      }
    }

    void close() {
      var distinct = new TreeSet<Integer>();
      beginnings.keySet().forEach(beginning -> distinct.add(beginning.length()));
      lengths = distinct.stream().mapToInt(Integer::intValue).toArray();
    }

    void meet(String resource, Search search) {
      search.consider(exact.getOrDefault(resource, List.of()));
      for (int i = 0; i < lengths.length && lengths[i] <= resource.length(); i++) {
        search.consider(beginnings.getOrDefault(resource.substring(0, lengths[i]), List.of()));
      }
    }
  }

  /** The first rule of each effect that holds. */
  private static final class Search {

    private final AccessRequest request;
    private Optional<Placed> allows = Optional.empty();
    private Optional<Placed> denies = Optional.empty();

    Search(AccessRequest request) {
      this.request = request;
    }

    void consider(List<Placed> rules) {
      for (var placed : rules) {
        if (placed.rule.holds(request)) {
          if (placed.rule.effect() == Rule.Effect.DENY) {
            denies = first(denies, placed);
          } else {
            allows = first(allows, placed);
          }
        }
      }
    }

    private static Optional<Placed> first(Optional<Placed> known, Placed found) {
      return known.isPresent() && known.get().place <= found.place ? known : Optional.of(found);
    }

    Optional<Rule> answer() {
      return (denies.isPresent() ? denies : allows).map(Placed::rule);
    }
  }

  private final Map<String, Map<Action, Table>> tables = new HashMap<>();

  RuleIndex(List<Rule> rules) {
    for (int place = 0; place < rules.size(); place++) {
      var placed = new Placed(place, rules.get(place));
      placed.rule.who().forEach(who -> place(who, placed));
    }
    tables.values().forEach(actions -> actions.values().forEach(Table::close));
  }

  /**
   * The rule that decides: the first that denies, or else the first that allows.
   *
   * @param asking the one who asks and every role of theirs
   */
  Optional<Rule> decider(Iterable<String> asking, AccessRequest request) {
    var search = new Search(request);
    for (var who : asking) {
      var table = tables.getOrDefault(who, Map.of()).get(request.action());
      if (table != null) {
        table.meet(request.resource(), search);
      }
    }
    return search.answer();
  }

  private void place(String who, Placed placed) {
    var actions = tables.computeIfAbsent(who, key -> new EnumMap<>(Action.class));
    for (var action : placed.rule.actions()) {
      var table = actions.computeIfAbsent(action, key -> new Table());
      placed.rule.resources().forEach(pattern -> table.add(pattern, placed));
    }
  }
}
