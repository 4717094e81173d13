package io.hauberk.robust;

import io.hauberk.core.Progress;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.train.EpochResult;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Attacks a model over a ladder of epsilons, hardens it rung by rung, and attacks the hardened
 * ones.
 *
 * @param ladder strengths to try
 * @param attack what judges; its epsilon is replaced by each rung's
 * @param restarts of the attack for each sample
 * @param allowedDrop of clean accuracy that hardening may cost, 0 to 1
 */
public record Assessor(Ladder ladder, Pgd attack, int restarts, double allowedDrop) {

  /** What hardening for one rung takes: each rung starts from the model of the rung below. */
  public record HardeningPlan(Hardening method, TrainingPlan training, DataSet samples) {}

  /** Attacks only; for models whose weights are out of reach. */
  public Assessment attack(Classifier model, DataSet test, Progress progress) {
    var rungs = new ArrayList<Rung>();
    for (double epsilon : ladder.epsilons()) {
      rungs.add(new Rung(epsilon, trial(model, test, epsilon, progress), Optional.empty()));
    }
    return new Assessment(new Study(rungs, allowedDrop), List.of(), Optional.empty());
  }

  /** Attacks, hardens a copy, attacks that. The hardened model belongs to the caller. */
  public Assessment harden(Model model, DataSet test, HardeningPlan plan, Progress progress) {
    var hardened = model.copy();
    var rungs = new ArrayList<Rung>();
    for (double epsilon : ladder.epsilons()) {
      var plain = trial(model, test, epsilon, progress);
      train(hardened, epsilon, plan, progress);
      rungs.add(new Rung(epsilon, plain, Optional.of(trial(hardened, test, epsilon, progress))));
    }
    var curve = new ArrayList<TrialResult>();
    for (double epsilon : ladder.epsilons()) {
      curve.add(trial(hardened, test, epsilon, progress));
    }
    return new Assessment(new Study(rungs, allowedDrop), curve, Optional.of(hardened));
  }

  private TrialResult trial(Classifier model, DataSet test, double epsilon, Progress progress) {
    return Trial.untargeted(attack.withEpsilon(epsilon), restarts).run(model, test, progress);
  }

  private List<EpochResult> train(
      Model model, double epsilon, HardeningPlan plan, Progress progress) {
    var budget = attack.budget().withEpsilon(epsilon);
    var objective = plan.method().objective(budget, plan.training().seed(), 0);
    return new Trainer(plan.training(), objective, progress).train(model, plan.samples());
  }
}
