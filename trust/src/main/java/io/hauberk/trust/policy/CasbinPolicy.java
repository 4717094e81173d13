package io.hauberk.trust.policy;

import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.casbin.jcasbin.util.function.CustomFunction;

/**
 * The same policy in jCasbin, which says what it means: roles by its role manager, resources by its
 * keyMatch, deny over allow by its effect. It looks at every rule for every request, so it decides
 * the tests of a policy file and {@link CompiledPolicy} decides requests; a file on which they
 * differ is refused. No part of the file becomes an expression. For one thread.
 */
final class CasbinPolicy {

  private static final String MODEL =
      """
      [request_definition]
      r = sub, obj, req
      [policy_definition]
      p = sub, obj, rule, eft
      [role_definition]
      g = _, _
      [policy_effect]
      e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
      [matchers]
      m = keyMatch(r.obj, p.obj) && holds(p.rule, r.req) && g(r.sub, p.sub)
      """;

  private final Enforcer enforcer;
  private final Map<String, Rule> rules = new HashMap<>();

  CasbinPolicy(Policy policy) {
    policy.rules().forEach(rule -> rules.put(rule.id(), rule));
    var model = new Model();
    model.loadModelFromText(MODEL);
    enforcer = new Enforcer(model);
    enforcer.enableLog(false);
    enforcer.addFunction("holds", new Holds());
    enforcer.addPolicies(lines(policy));
    policy
        .roles()
        .forEach(
            (role, members) ->
                new LinkedHashSet<>(members)
                    .forEach(member -> enforcer.addGroupingPolicy(member, "role:" + role)));
  }

  boolean allows(AccessRequest request) {
    return enforcer.enforce("user:" + request.subject(), request.resource(), request);
  }

  private static List<List<String>> lines(Policy policy) {
    var lines = new ArrayList<List<String>>();
    for (var rule : policy.rules()) {
      var effect = rule.effect() == Rule.Effect.ALLOW ? "allow" : "deny";
      for (var who : rule.who()) {
        rule.resources().forEach(on -> lines.add(List.of(who, on, rule.id(), effect)));
      }
    }
    return lines;
  }

  /** Action, attributes and hours of a rule. */
  private final class Holds extends CustomFunction {

    private static final long serialVersionUID = 1L;

    @Override
    public String getName() {
      return "holds";
    }

    @Override
    public AviatorObject call(Map<String, Object> env, AviatorObject rule, AviatorObject request) {
      var by = rules.get(String.valueOf(rule.getValue(env)));
      boolean holds =
          by != null
              && request.getValue(env) instanceof AccessRequest asked
              && by.actions().contains(asked.action())
              && by.holds(asked);
      return AviatorBoolean.valueOf(holds);
    }
  }
}
