package io.hauberk.robust.guard;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.robust.Pgd;
import io.hauberk.robust.RandomStart;
import io.hauberk.robust.StepSize;
import io.hauberk.robust.Trial;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.train.EpochResult;
import io.hauberk.tensor.train.TrainingObserver;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Stops a training that overfits to its own attack: one-step training can lose all robustness,
 * within an epoch or from the start, while its own accuracy rises (Wong et al. 2020, section 5.4).
 * After every epoch PGD attacks samples held out, and the best epoch's weights are kept. Training
 * ends when accuracy under PGD falls by {@link #FALL} below the best epoch's, or is {@link #GAP}
 * below what training sees on its own examples.
 *
 * <p>Cost: twenty forward and backward passes over the held-out samples an epoch.
 */
public final class OverfittingGuard implements TrainingObserver, AutoCloseable {

  /** Twenty points, as in the code of Wong et al. 2020. */
  public static final double FALL = 0.2;

  /** Far more than sound training shows, where PGD costs some points more than one step. */
  public static final double GAP = 0.5;

  /** Enough to tell broken from sound; no measure of robustness. */
  private static final int STEPS = 20;

  private final Model model;
  private final DataSet held;
  private final Trial trial;
  private final KeptModel kept;
  private final int whole;

  /**
   * What is watched.
   *
   * @param whole first epoch, from 1, that trains with the whole budget from its first step
   * @param file for the best epoch's weights, which a resumed training goes on from
   */
  public record Plan(Budget budget, long seed, int whole, Optional<Path> file) {

    public Plan {
      Checks.positive("whole", whole);
    }
  }

  /**
   * @param model that is trained; its weights are read after each epoch
   * @param held samples that are not trained on; they stay the caller's
   */
  public OverfittingGuard(Model model, DataSet held, Plan plan) {
    this.model = model;
    this.held = held;
    this.whole = plan.whole;
    this.kept = new KeptModel(model, plan.file);
    var pgd =
        new Pgd(
            plan.budget,
            new StepSize.Relative(0.1),
            STEPS,
            Goal.UNTARGETED,
            RandomStart.seeded(plan.seed));
    this.trial = Trial.untargeted(pgd, 1);
  }

  /**
   * @throws CatastrophicOverfitting when robustness is lost; the model has the best epoch's weights
   *     again, if there was one
   */
  @Override
  public void finished(EpochResult epoch) {
    double accuracy = trial.run(model, held, Progress.none()).robustAccuracy();
    if (lost(epoch, accuracy)) {
      kept.restore();
      throw new CatastrophicOverfitting(epoch.epoch(), accuracy, kept.mark());
    }
    if (kept.mark().map(best -> accuracy >= best.accuracy()).orElse(true)) {
      kept.keep(new KeptModel.Mark(epoch.epoch(), accuracy));
    }
  }

  private boolean lost(EpochResult epoch, double accuracy) {
    boolean fell = kept.mark().map(best -> best.accuracy() - accuracy > FALL).orElse(false);
    return fell || (epoch.epoch() >= whole && epoch.accuracy() - accuracy > GAP);
  }

  @Override
  public void close() {
    kept.close();
  }
}
