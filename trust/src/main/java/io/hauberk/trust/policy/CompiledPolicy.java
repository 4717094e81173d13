package io.hauberk.trust.policy;

import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.casbin.jcasbin.util.function.CustomFunction;

/**
 * One policy in jCasbin: roles by its role manager, deny over allow by its effect. No part of the
 * file becomes an expression. jCasbin looks at every rule for every request, so its answers are kept
 * by all that the policy can tell requests apart by: who, what, on what, the attributes that rules
 * name, and which of their hours it is.
 */
final class CompiledPolicy {

  private static final int MAX_KEPT = 100_000;
  private static final String MODEL =
      """
      [request_definition]
      r = sub, req
      [policy_definition]
      p = sub, rule, eft
      [role_definition]
      g = _, _
      [policy_effect]
      e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
      [matchers]
      m = covers(p.rule, r.req) && g(r.sub, p.sub)
      """;

  private record Key(
      String subject, Action action, String resource, List<String> values, long hours) {}

  private record Answer(boolean allowed, Optional<String> rule) {}

  private final Policy policy;
  private final Enforcer enforcer;
  private final Map<String, Rule> rules = new HashMap<>();
  private final List<String> attributes;
  private final List<Hours> hours;
  private final Map<Key, Answer> kept = new ConcurrentHashMap<>();
  private final AtomicInteger keptCount = new AtomicInteger();

  CompiledPolicy(Policy policy) {
    this.policy = policy;
    policy.rules().forEach(rule -> rules.put(rule.id(), rule));
    attributes = policy.rules().stream().flatMap(r -> r.when().keySet().stream()).distinct().toList();
    hours = policy.rules().stream().flatMap(r -> r.hours().stream()).distinct().toList();
    if (hours.size() > Long.SIZE) {
      throw new PolicyException("policy.hours", hours.size(), "at most 64 different ones");
    }
    enforcer = enforcer(policy);
  }

  Decision decide(AccessRequest request) {
    var key = key(request);
    var answer = kept.get(key);
    if (answer == null) {
      answer = ask(request);
      keep(key, answer);
    }
    return new Decision(request, answer.allowed, answer.rule, policy.digest());
  }

  /** Asks jCasbin, which is not made for threads. */
  private Answer ask(AccessRequest request) {
    var subject = "user:" + request.subject();
    synchronized (enforcer) {
      boolean allowed = enforcer.enforce(subject, request);
      return new Answer(allowed, decider(subject, request, allowed));
    }
  }

  /** The first rule of the effect that won. */
  private Optional<String> decider(String subject, AccessRequest request, boolean allowed) {
    var effect = allowed ? Rule.Effect.ALLOW : Rule.Effect.DENY;
    return policy.rules().stream()
        .filter(rule -> rule.effect() == effect && rule.covers(request))
        .filter(rule -> rule.who().stream().anyMatch(who -> links(subject, who)))
        .map(Rule::id)
        .findFirst();
  }

  private boolean links(String subject, String who) {
    return subject.equals(who) || enforcer.getRoleManager().hasLink(subject, who);
  }

  private void keep(Key key, Answer answer) {
    if (keptCount.incrementAndGet() > MAX_KEPT) {
      kept.clear();
      keptCount.set(1);
    }
    kept.put(key, answer);
  }

  private Key key(AccessRequest request) {
    var values = new ArrayList<String>(attributes.size());
    for (var attribute : attributes) {
      var value = request.attributes().get(attribute);
      values.add(value == null ? "" : "=" + value);
    }
    long open = 0;
    for (int i = 0; i < hours.size(); i++) {
      open |= hours.get(i).holds(request.at()) ? 1L << i : 0;
    }
    return new Key(request.subject(), request.action(), request.resource(), values, open);
  }

  private Enforcer enforcer(Policy from) {
    var model = new Model();
    model.loadModelFromText(MODEL);
    var made = new Enforcer(model);
    made.enableLog(false);
    made.addFunction("covers", new Covers());
    Set<List<String>> lines = new HashSet<>();
    for (var rule : from.rules()) {
      var effect = rule.effect() == Rule.Effect.ALLOW ? "allow" : "deny";
      rule.who().forEach(who -> lines.add(List.of(who, rule.id(), effect)));
    }
    made.addPolicies(new ArrayList<>(lines));
    from.roles()
        .forEach(
            (role, members) ->
                members.stream()
                    .distinct()
                    .forEach(member -> made.addGroupingPolicy(member, "role:" + role)));
    return made;
  }

  /** Whether a rule speaks of a request. */
  private final class Covers extends CustomFunction {

    private static final long serialVersionUID = 1L;

    @Override
    public String getName() {
      return "covers";
    }

    @Override
    public AviatorObject call(Map<String, Object> env, AviatorObject rule, AviatorObject request) {
      var by = rules.get(String.valueOf(rule.getValue(env)));
      return AviatorBoolean.valueOf(
          by != null && request.getValue(env) instanceof AccessRequest asked && by.covers(asked));
    }
  }
}
