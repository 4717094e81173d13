package io.hauberk.trust.policy;

import io.hauberk.core.Printed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is in which role, roles within roles included. */
final class Roles {

  /** jCasbin follows ten links. */
  private static final int MAX_NESTED = 8;

  private final Map<String, Set<String>> rolesOf = new HashMap<>();

  /**
   * @param members by role
   * @throws PolicyException when a role is within itself, or nests too deep
   */
  Roles(Map<String, List<String>> members) {
    var direct = new HashMap<String, Set<String>>();
    members.forEach(
        (role, named) ->
            named.forEach(
                member ->
                    direct.computeIfAbsent(member, key -> new HashSet<>()).add("role:" + role)));
    direct.keySet().forEach(member -> rolesOf.put(member, closure(member, direct)));
  }

  /** A user and every role of theirs. */
  Set<String> of(String subject) {
    var user = "user:" + subject;
    var known = rolesOf.get(user);
    return known == null ? Set.of(user) : known;
  }

  private static Set<String> closure(String member, Map<String, Set<String>> direct) {
    var all = new LinkedHashSet<String>();
    all.add(member);
    var level = Set.of(member);
    for (int depth = 0; !level.isEmpty(); depth++) {
      var above = new LinkedHashSet<String>();
      level.forEach(who -> above.addAll(direct.getOrDefault(who, Set.of())));
      if (above.contains(member) || depth > MAX_NESTED) {
        throw new PolicyException(
            "policy.roles",
            Printed.of(member),
            "roles not in themselves, nested at most " + MAX_NESTED);
      }
      all.addAll(above);
      level = above;
    }
    return Set.copyOf(all);
  }
}
