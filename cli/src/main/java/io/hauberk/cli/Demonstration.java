package io.hauberk.cli;

import io.hauberk.core.Randomness;
import io.hauberk.robust.Assessment;
import io.hauberk.robust.Assessor;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.robust.Hardening;
import io.hauberk.robust.Ladder;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.Pgd;
import io.hauberk.robust.RandomStart;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.train.CrossEntropy;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Schedule;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import java.util.List;

/**
 * {@code hauberk assess} without arguments: everything at once, on digits that are drawn and a
 * network that is small.
 */
final class Demonstration {

  private static final String DATA = "glyphs";
  private static final Budget BUDGET = new Budget(LpNorm.LINF, 0.2);
  private static final int TEST_SAMPLES = 500;
  private static final int HARDENING_SAMPLES = 4000;
  private static final int WIDTH = 16;

  private Demonstration() {}

  /** What to do with the result. */
  interface Judge {
    int judge(AssessCommand.Subject subject, Assessment assessment, Pgd attack, Session session);
  }

  static int run(Judge judge, DataOptions data, CommonOptions common, Session session) {
    try (var training = data.open(DATA, Split.TRAIN, common, session);
        var allTest = data.open(DATA, Split.TEST, common, session);
        var test = allTest.first(TEST_SAMPLES);
        var model = train(training, common)) {
      var attack =
          new Pgd(
              BUDGET,
              Pgd.DEFAULT_STEP_SIZE,
              Pgd.DEFAULT_STEPS,
              Goal.UNTARGETED,
              RandomStart.seeded(common.seed()));
      var assessor =
          new Assessor(
              Ladder.upTo(BUDGET.epsilon()), attack, 1, AssessCommand.DEFAULT_ALLOWED_DROP);
      try (var samples = training.first(HARDENING_SAMPLES)) {
        var plan = new Assessor.HardeningPlan(Hardening.PGD, plan(2, common), samples);
        var assessment = assessor.harden(model, test, plan, common.progress());
        var subject = new AssessCommand.Subject(model, "small CNN", test, DATA, List.of());
        return judge.judge(subject, assessment, attack, session);
      }
    }
  }

  private static Model train(DataSet samples, CommonOptions common) {
    var network = Networks.stridedCnn(samples.sampleShape(), WIDTH, samples.classes().size());
    var model = Model.initial(network, new Randomness(common.seed()).derive("weights"));
    new Trainer(plan(4, common), new CrossEntropy(), common.progress()).train(model, samples);
    return model;
  }

  private static TrainingPlan plan(int epochs, CommonOptions common) {
    return TrainingPlan.of(epochs, common.seed())
        .withOptimizer(new Optimizer.Adam(2e-3), new Schedule.Cosine());
  }
}
