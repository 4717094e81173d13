package io.hauberk.cli;

import io.hauberk.core.Progress;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Ladder;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.auto.NamedAttack;
import io.hauberk.robust.auto.Suite;
import io.hauberk.robust.auto.SuiteCurve;
import io.hauberk.robust.auto.SuiteTrial;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which suite of attacks a model is evaluated by, and where a long run keeps its state. */
final class SuiteOptions {

  private static final int BATCH_SIZE = 500;

  @Option(
      names = "--suite",
      description =
          "Evaluates by a suite as well: ${COMPLETION-CANDIDATES}; standard is AutoAttack's.")
  private @Nullable Suite suite;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description = "Keeps the suite's state there, and goes on from it when it is there.")
  private @Nullable Path resume;

  Optional<Suite> suite() {
    return Optional.ofNullable(suite);
  }

  /** Who is evaluated, and within what: balls of one norm. */
  record Question(Classifier model, String name, LpNorm norm, Ladder radii, long seed) {}

  SuiteCurve run(Suite chosen, Question question, DataSet test, Progress progress) {
    int classes = classes(question.model, test);
    return new SuiteCurve.Plan(
            question.radii,
            epsilon -> {
              var budget = new Budget(question.norm, epsilon);
              var setting = new Suite.Setting(budget, classes, image(test), question.seed);
              return resumable(chosen.attacks(setting), question, epsilon, test);
            })
        .run(question.model, test, progress);
  }

  private SuiteTrial resumable(
      List<NamedAttack> attacks, Question question, double epsilon, DataSet test) {
    var trial = new SuiteTrial(attacks, BATCH_SIZE);
    var which = question.radii.epsilons().size() == 1 ? "" : "." + epsilon;
    Optional.ofNullable(resume)
        .ifPresent(
            file ->
                trial.resuming(
                    file.resolveSibling(file.getFileName() + "." + question.name + which),
                    question.name + " " + test.size() + " samples"));
    return trial;
  }

  private static int classes(Classifier model, DataSet test) {
    try (var scope = TensorScope.open()) {
      return (int) model.logits(test.batch(0, 1).inputs()).size(1);
    }
  }

  private static boolean image(DataSet test) {
    return test.sampleShape().size() == 3;
  }
}
