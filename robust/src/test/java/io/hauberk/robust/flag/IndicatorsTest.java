package io.hauberk.robust.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.robust.Attack;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.robust.Linear;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.RandomStart;
import io.hauberk.robust.auto.Apgd;
import io.hauberk.robust.auto.Loss;
import io.hauberk.robust.auto.TargetRank;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class IndicatorsTest {

  private static final Budget BUDGET = new Budget(LpNorm.LINF, 0.2);

  /** Passes the opposite corner of the square around the middle and goes home. */
  private record Forgetful() implements Attack<Classifier> {
    @Override
    public Tensor perturb(Classifier model, Batch batch) {
      var mirrored = batch.inputs().neg().add(new Scalar(1.0));
      return model.logits(mirrored).size(0) > 0 ? batch.inputs().clone() : mirrored;
    }

    @Override
    public Goal goal() {
      return Goal.UNTARGETED;
    }
  }

  private static List<Sign> raised(Attack<? super Classifier> attack, Budget budget) {
    try (var scope = TensorScope.open();
        var model = Linear.model()) {
      return new Indicators(attack, budget)
          .of(Corners.probe(model)).stream().filter(Reading::raised).map(Reading::sign).toList();
    }
  }

  @Test
  void of_attackThatForgets_silentSuccess() {
    assertThat(raised(new Forgetful(), new Budget(LpNorm.LINF, 0.21)))
        .containsExactly(Sign.SILENT_SUCCESS);
  }

  @Test
  void of_pointsOutsideTheBall_doNotCount() {
    assertThat(raised(new Forgetful(), new Budget(LpNorm.LINF, 0.1))).isEmpty();
  }

  @Test
  void of_apgd_none() {
    var apgd =
        new Apgd(
            BUDGET.withEpsilon(0.08),
            Loss.CROSS_ENTROPY,
            TargetRank.NONE,
            40,
            RandomStart.seeded(1));
    assertThat(raised(apgd, BUDGET.withEpsilon(0.08))).isEmpty();
  }
}
