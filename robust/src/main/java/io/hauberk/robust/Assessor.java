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
 * ones. What one model loses at one epsilon is not attacked again at a larger one.
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
    var plain = ascend(model, test, progress);
    for (int i = 0; i < plain.size(); i++) {
      rungs.add(new Rung(ladder.epsilons().get(i), plain.get(i), Optional.empty()));
    }
    return new Assessment(new Study(rungs, allowedDrop), List.of(), Optional.empty());
  }

  /** Attacks, hardens a copy, attacks that. The hardened model belongs to the caller. */
  public Assessment harden(Model model, DataSet test, HardeningPlan plan, Progress progress) {
    var hardened = model.copy();
    var plain = ascend(model, test, progress);
    var after = new ArrayList<TrialResult>();
    for (double epsilon : ladder.epsilons()) {
      train(hardened, epsilon, plan, progress);
      if (epsilon < ladder.top()) {
        after.add(trial(epsilon).run(hardened, test, progress));
      }
    }
    var curve = ascend(hardened, test, progress);
    after.add(curve.get(curve.size() - 1));
    var rungs = new ArrayList<Rung>();
    for (int i = 0; i < plain.size(); i++) {
      rungs.add(new Rung(ladder.epsilons().get(i), plain.get(i), Optional.of(after.get(i))));
    }
    return new Assessment(new Study(rungs, allowedDrop), curve, Optional.of(hardened));
  }

  /** One model at every epsilon, each on what stands at the one below. */
  private List<TrialResult> ascend(Classifier model, DataSet test, Progress progress) {
    var results = new ArrayList<TrialResult>();
    for (double epsilon : ladder.epsilons()) {
      var trial = trial(epsilon);
      results.add(
          results.isEmpty()
              ? trial.run(model, test, progress)
              : trial.above(results.get(results.size() - 1), model, test, progress));
    }
    return results;
  }

  private Trial trial(double epsilon) {
    return Trial.untargeted(attack.withEpsilon(epsilon), restarts);
  }

  private List<EpochResult> train(
      Model model, double epsilon, HardeningPlan plan, Progress progress) {
    var budget = attack.budget().withEpsilon(epsilon);
    var objective = plan.method().objective(budget, plan.training().seed(), 0);
    return new Trainer(plan.training(), objective, progress).train(model, plan.samples());
  }
}
