package io.hauberk.robust.transfer;

import io.hauberk.core.Checks;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.blackbox.AttackState;
import io.hauberk.robust.blackbox.BlackBoxAttack;
import io.hauberk.robust.blackbox.BlackBoxResult;
import io.hauberk.robust.blackbox.Metric;
import io.hauberk.robust.blackbox.Proposals;
import io.hauberk.robust.blackbox.Terms;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Adversarial images of a surrogate, tried on the victim: one query a sample and try, until one
 * succeeds. A surrogate is a model of the attacker's own, trained on like data or stolen ({@link
 * io.hauberk.robust.theft}).
 *
 * <p>Source: Papernot et al. 2017, section 4, with the search of {@link DiverseMomentum}. Needs
 * labels of the victim.
 *
 * @param surrogate with gradients; the caller keeps it open
 * @param name of the surrogate, which a run's state is bound to
 * @param tries with other draws, at most
 */
public record Transfer(
    Terms terms, Classifier surrogate, String name, DiverseMomentum search, int tries)
    implements BlackBoxAttack<LabelOracle> {

  public Transfer {
    Checks.positive("tries", tries);
    Checks.argument(
        terms.goal() == search.goal(), "search", search.goal(), "the terms' goal, " + terms.goal());
    Checks.argument(
        search.budget().norm() != LpNorm.L1, "norm", search.budget().norm(), "L2 or Linf");
  }

  @Override
  public BlackBoxResult run(LabelOracle model, Batch batch, AttackState state) {
    try (var scope = TensorScope.open()) {
      List<Tensor> rounds = new ArrayList<>();
      for (int number = 0; number < tries; number++) {
        rounds.add(search.again(number).perturb(surrogate, batch));
      }
      var result = new Proposals(toString(), terms, metric(), rounds).run(model, batch, state);
      return new BlackBoxResult(scope.keep(result.candidates()), result.samples());
    }
  }

  private Metric metric() {
    return search.budget().norm() == LpNorm.L2 ? Metric.L2 : Metric.LINF;
  }

  @Override
  public String toString() {
    return "Transfer[terms="
        + terms
        + ", surrogate="
        + name
        + ", search="
        + search
        + ", tries="
        + tries
        + "]";
  }
}
