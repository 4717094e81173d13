package io.hauberk.trust.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random policies and requests: the index answers as jCasbin does. */
class PolicyCasbinTest {

  private static final List<String> PATTERNS =
      List.of("*", "data:*", "data:a*", "data:a", "data:ab", "data:ab/*", "data:ab/c", "model:*");
  private static final List<String> RESOURCES =
      List.of("data:", "data:a", "data:ab", "data:ab/", "data:ab/c", "model:m", "d", "data:b*");
  private static final List<String> ROLES = List.of("r0", "r1", "r2", "r3");
  private static final List<String> USERS = List.of("u0", "u1", "u2", "role:r0", "user:u0");
  private static final List<Hours> HOURS =
      List.of(
          new Hours(LocalTime.of(8, 0), LocalTime.of(18, 0)),
          new Hours(LocalTime.of(22, 0), LocalTime.of(4, 0)));

  @Test
  void decide_randomPolicies_agreesWithJCasbin() {
    int allowed = 0;
    int requests = 0;
    for (int i = 0; i < 60; i++) {
      var draw = new Randomness(20261121).stream(i, 0);
      var policy = policy(draw);
      var compiled = new CompiledPolicy(policy);
      var casbin = new CasbinPolicy(policy);
      for (int j = 0; j < 100; j++) {
        var request = request(draw);
        var decision = compiled.decide(request);
        assertThat(decision.allowed())
            .as("%s under %s", request, policy)
            .isEqualTo(casbin.allows(request));
        allowed += decision.allowed() ? 1 : 0;
        requests++;
      }
    }
    assertThat(allowed).isBetween(requests / 20, requests * 19 / 20);
  }

  private static Policy policy(RandomStream draw) {
    var roles = new HashMap<String, List<String>>();
    for (int i = 0; i < ROLES.size(); i++) {
      var members = new ArrayList<String>();
      members.add("user:" + USERS.get(draw.nextInt(3)));
      if (i > 0) {
        members.add("role:" + ROLES.get(draw.nextInt(i)));
      }
      roles.put(ROLES.get(i), members);
    }
    var rules = new ArrayList<Rule>();
    int count = 1 + draw.nextInt(8);
    for (int i = 0; i < count; i++) {
      rules.add(rule("r" + i, draw));
    }
    return new Policy(roles, rules, List.of(), "0");
  }

  private static Rule rule(String id, RandomStream draw) {
    var who =
        draw.nextInt(2) == 0 ? "role:" + pick(ROLES, draw) : "user:" + USERS.get(draw.nextInt(3));
    Map<String, Set<String>> when = draw.nextInt(3) == 0 ? Map.of("p", Set.of("x", "y")) : Map.of();
    return new Rule(
        id,
        draw.nextInt(4) == 0 ? Rule.Effect.DENY : Rule.Effect.ALLOW,
        Set.of(who),
        draw.nextInt(3) == 0 ? Set.of(Action.READ) : Set.of(Action.READ, Action.TRAIN),
        new HashSet<>(List.of(pick(PATTERNS, draw), pick(PATTERNS, draw))),
        when,
        draw.nextInt(4) == 0 ? Optional.of(pick(HOURS, draw)) : Optional.empty());
  }

  private static AccessRequest request(RandomStream draw) {
    Map<String, String> with =
        draw.nextInt(2) == 0 ? Map.of("p", pick(List.of("x", "z"), draw)) : Map.of();
    var at = Instant.parse("2026-01-31T00:00:00Z").plusSeconds(3600L * draw.nextInt(24));
    var action = pick(List.of(Action.READ, Action.TRAIN, Action.EXPORT), draw);
    return new AccessRequest(pick(USERS, draw), action, pick(RESOURCES, draw), with, at);
  }

  private static <T> T pick(List<T> from, RandomStream draw) {
    return from.get(draw.nextInt(from.size()));
  }
}
