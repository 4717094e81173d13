package io.hauberk.trust.policy;

/** One policy, ready to decide; immutable, for any number of threads. */
final class CompiledPolicy {

  private final Policy policy;
  private final Roles roles;
  private final RuleIndex rules;

  CompiledPolicy(Policy policy) {
    this.policy = policy;
    this.roles = new Roles(policy.roles());
    this.rules = new RuleIndex(policy.rules());
  }

  /** Denied unless a rule allows and none denies. */
  Decision decide(AccessRequest request) {
    var decider = rules.decider(roles.of(request.subject()), request);
    boolean allowed = decider.filter(rule -> rule.effect() == Rule.Effect.ALLOW).isPresent();
    return new Decision(request, allowed, decider.map(Rule::id), policy.digest());
  }

  String digest() {
    return policy.digest();
  }
}
