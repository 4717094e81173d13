package io.hauberk.cli;

import io.hauberk.core.Progress;
import io.hauberk.robust.Budget;
import io.hauberk.robust.auto.Suite;
import io.hauberk.robust.auto.SuiteResult;
import io.hauberk.robust.auto.SuiteTrial;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import java.nio.file.Path;
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

  /** Who is evaluated, and within what. */
  record Question(Classifier model, String name, Budget budget, long seed) {}

  SuiteResult run(Suite chosen, Question question, DataSet test, Progress progress) {
    var attacks =
        chosen.attacks(
            new Suite.Setting(
                question.budget, classes(question.model, test), image(test), question.seed));
    var trial = new SuiteTrial(attacks, BATCH_SIZE);
    Optional.ofNullable(resume)
        .ifPresent(
            file ->
                trial.resuming(
                    file.resolveSibling(file.getFileName() + "." + question.name),
                    question.name + " " + test.size() + " samples"));
    return trial.run(question.model, test, progress);
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
