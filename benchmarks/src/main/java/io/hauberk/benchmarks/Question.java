package io.hauberk.benchmarks;

import io.hauberk.core.Progress;
import io.hauberk.robust.Bim;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.StepSize;
import io.hauberk.robust.auto.Suite;
import io.hauberk.robust.auto.SuiteTrial;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.train.CrossEntropy;
import io.hauberk.tensor.train.Evaluation;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import java.util.Map;
import org.bytedeco.pytorch.global.torch;

/** What the peers are asked too; the numbers are those of {@code benchmarks/peers/cases.py}. */
enum Question {

  /** PGD-40 from the input itself, no early stop. */
  PGD {
    @Override
    Work open(Case files) {
      var model = files.model("trained");
      var data = files.samples("attacked");
      var attack =
          new Bim(new Budget(LpNorm.LINF, 0.3), new StepSize.Absolute(0.01), 40, Goal.UNTARGETED);
      return () -> {
        double right = 0;
        double loss = 0;
        for (int from = 0; from < data.size(); from += BATCH) {
          try (var scope = TensorScope.open()) {
            var batch = data.batch(from, from + BATCH);
            var logits = model.logits(attack.perturb(model, batch));
            right += (double) Tensors.right(logits, batch.labels()) / data.size();
            loss += torch.cross_entropy(logits, batch.labels()).item_float() * BATCH / data.size();
          }
        }
        return Map.of("robust accuracy", right, "mean loss", loss);
      };
    }
  },

  /** One epoch of Adam. */
  EPOCH {
    @Override
    Work open(Case files) {
      var fresh = files.model("fresh");
      var data = files.samples("training");
      var test = files.samples("attacked");
      return () -> {
        try (var model = fresh.copy()) {
          new Trainer(TrainingPlan.of(1, 1), new CrossEntropy(), Progress.none())
              .train(model, data);
          return Map.of("accuracy on 512 test images", Evaluation.score(model, test).accuracy());
        }
      };
    }
  },

  /** The suite quick against PGD-100 with ten restarts. */
  ANSWER {
    @Override
    Work open(Case files) {
      return () -> answer(files, Suite.QUICK);
    }
  },

  /** The suite standard against the reference AutoAttack's. */
  STANDARD {
    @Override
    Work open(Case files) {
      return () -> answer(files, Suite.STANDARD);
    }
  };

  private static final int BATCH = 256;
  private static final int SUITE_BATCH = 500;

  private static Map<String, Double> answer(Case files, Suite suite) {
    var setting = new Suite.Setting(new Budget(LpNorm.LINF, 0.3), 10, true, 1);
    try (var model = files.model("hardened");
        var data = files.samples("answered")) {
      var result =
          new SuiteTrial(suite.attacks(setting), SUITE_BATCH).run(model, data, Progress.none());
      double last = 0;
      double spent = 0;
      for (var attack : result.attacks()) {
        spent += attack.seconds();
        last = attack.fooled() > 0 ? spent : last;
      }
      return Map.of(
          "robust accuracy", result.trial().robustAccuracy(), "seconds to the answer", last);
    }
  }

  /** One timed piece of work; returns its quality. */
  interface Work {
    Map<String, Double> run();
  }

  abstract Work open(Case files);
}
