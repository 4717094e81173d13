package io.hauberk.trust.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a policy by action, resource and who, so that a request meets only those that name
 * all three: a look-up for the exact resource and one for each length that a beginning in the
 * policy has, then one for each role. Immutable.
 */
final class RuleIndex {

  /** A rule and its line. */
  private record Placed(int place, Rule rule) {}

  /** Of one action: rules by resource, then by name or role. */
  private static final class Table {

    private final Map<String, Map<String, List<Placed>>> exact = new HashMap<>();
    private final Map<String, Map<String, List<Placed>>> beginnings = new HashMap<>();
    private int[] lengths = {};

    void add(String pattern, Placed rule) {
      boolean open = pattern.endsWith("*");
      var resource = open ? pattern.substring(0, pattern.length() - 1) : pattern;
      var byWho = (open ? beginnings : exact).computeIfAbsent(resource, key -> new HashMap<>());
      for (var who : rule.rule.who()) {
        byWho.computeIfAbsent(who, key -> new ArrayList<>()).add(rule);
      }
    }

    void close() {
      var distinct = new TreeSet<Integer>();
      beginnings.keySet().forEach(beginning -> distinct.add(beginning.length()));
      lengths = distinct.stream().mapToInt(Integer::intValue).toArray();
    }

    void meet(Search search) {
      var resource = search.request.resource();
      search.meet(exact.get(resource));
      for (int i = 0; i < lengths.length && lengths[i] <= resource.length(); i++) {
        search.meet(beginnings.get(resource.substring(0, lengths[i])));
      }
    }
  }

  /** The first rule of each effect that holds. */
  private static final class Search {

    private final Iterable<String> asking;
    private final AccessRequest request;
    private Optional<Placed> allows = Optional.empty();
    private Optional<Placed> denies = Optional.empty();

    Search(Iterable<String> asking, AccessRequest request) {
      this.asking = asking;
      this.request = request;
    }

    /**
     * @param byWho null where no rule names the resource
     */
    void meet(@Nullable Map<String, List<Placed>> byWho) {
      if (byWho != null) {
        for (var who : asking) {
          consider(byWho.getOrDefault(who, List.of()));
        }
      }
    }

    private void consider(List<Placed> rules) {
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

  private final Map<Action, Table> tables = new EnumMap<>(Action.class);

  RuleIndex(List<Rule> rules) {
    for (int place = 0; place < rules.size(); place++) {
      place(new Placed(place, rules.get(place)));
    }
    tables.values().forEach(Table::close);
  }

  /**
   * The rule that decides: the first that denies, or else the first that allows.
   *
   * @param asking the one who asks and every role of theirs
   */
  Optional<Rule> decider(Iterable<String> asking, AccessRequest request) {
    var search = new Search(asking, request);
    var table = tables.get(request.action());
    if (table != null) {
      table.meet(search);
    }
    return search.answer();
  }

  private void place(Placed placed) {
    for (var action : placed.rule.actions()) {
      var table = tables.computeIfAbsent(action, key -> new Table());
      placed.rule.resources().forEach(pattern -> table.add(pattern, placed));
    }
  }
}
