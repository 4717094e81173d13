package io.hauberk.privacy.train;

import io.hauberk.core.Progress;
import io.hauberk.privacy.ledger.Budget;
import io.hauberk.privacy.ledger.Ledger;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * A training of its own process, on a ledger and a checkpoint of the folder given. It rests after
 * each step, so that whoever wants to kill it half-way has seconds for it on any machine.
 */
final class TrainingProcess {

  static final String DIGEST = "0f".repeat(32);
  static final double BUDGET = 1000;

  private static final long REST_NANOS = 5_000_000;

  private TrainingProcess() {}

  static Ledger ledger(Path folder) {
    return Ledger.openOrCreate(folder.resolve("ledger"), DIGEST, Budget.of(BUDGET, 1e-2));
  }

  public static void main(String[] args) {
    var folder = Path.of(args[0]);
    var plan = PrivateTrainingProcessTest.PLAN;
    try (var data = Clouds.data();
        var model = Clouds.model();
        var training =
            new Checkpoints(folder.resolve("state"), 10).start(plan, model, data, ledger(folder))) {
      training.run(resting());
    }
  }

  private static Progress resting() {
    return (name, total) ->
        new Progress.Task() {
          @Override
          public void advance(long by) {
            LockSupport.parkNanos(REST_NANOS);
          }

          @Override
          public void note(String remark) {}

          @Override
          public void close() {}
        };
  }
}
