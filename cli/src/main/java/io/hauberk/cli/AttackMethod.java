package io.hauberk.cli;

/** The attacks by name, each with the verb of its family. */
enum AttackMethod {
  FGSM(new BudgetVerb(ThreatOptions.Method.FGSM)),
  BIM(new BudgetVerb(ThreatOptions.Method.BIM)),
  PGD(new BudgetVerb(ThreatOptions.Method.PGD)),
  MIM(new MomentumVerb()),
  SPATIAL(new SpatialVerb()),
  DDN(new MinimalVerb(MinimalMethod.DDN)),
  FMN(new MinimalVerb(MinimalMethod.FMN)),
  DEEPFOOL(new MinimalVerb(MinimalMethod.DEEPFOOL)),
  CW(new MinimalVerb(MinimalMethod.CW)),
  CW_L0(new MinimalVerb(MinimalMethod.CW_L0)),
  CW_LINF(new MinimalVerb(MinimalMethod.CW_LINF)),
  JSMA(new MinimalVerb(MinimalMethod.JSMA)),
  EAD(new MinimalVerb(MinimalMethod.EAD));

  private final AttackVerb verb;

  AttackMethod(AttackVerb verb) {
    this.verb = verb;
  }

  AttackVerb verb() {
    return verb;
  }
}
