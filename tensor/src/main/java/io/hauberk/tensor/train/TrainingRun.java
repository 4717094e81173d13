package io.hauberk.tensor.train;

import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What changes while a training runs, apart from the model itself: all of it goes into a
 * checkpoint.
 */
final class TrainingRun implements AutoCloseable {

  private final Model model;
  private final Updates updates;
  private final TrainingPlan plan;
  private final Weights best;
  private final List<EpochResult> results = new ArrayList<>();

  TrainingRun(Model model, Updates updates, TrainingPlan plan) {
    this.model = model;
    this.updates = updates;
    this.plan = plan;
    this.best = model.weights().copy();
  }

  Updates updates() {
    return updates;
  }

  List<EpochResult> results() {
    return List.copyOf(results);
  }

  EpochResult latest() {
    return results.get(results.size() - 1);
  }

  boolean finished() {
    int sinceBest = results.size() - 1 - bestIndex();
    return results.size() >= plan.epochs() || (plan.patience() > 0 && sinceBest >= plan.patience());
  }

  void record(EpochResult result) {
    results.add(result);
    if (bestIndex() == results.size() - 1) {
      best.copyFrom(model.weights());
    }
  }

  /** The first epoch with the lowest validation loss. */
  private int bestIndex() {
    int index = 0;
    for (int i = 1; i < results.size(); i++) {
      index = validationLoss(i) < validationLoss(index) ? i : index;
    }
    return index;
  }

  private double validationLoss(int index) {
    return results
        .get(index)
        .validation()
        .map(EpochResult.Score::loss)
        .orElse(Double.POSITIVE_INFINITY);
  }

  void keepBest() {
    if (plan.validationFraction() > 0) {
      model.weights().copyFrom(best);
    }
  }

  void save(Path file) {
    new Checkpoint(plan.toString(), List.copyOf(results), updates.step())
        .write(file, model.weights(), updates.memory(), best);
  }

  void resume(Path file) {
    if (!Files.exists(file)) {
      return;
    }
    try (var saved = Checkpoint.read(file, plan)) {
      model.weights().copyFrom(saved.weights());
      updates.restore(saved.memory(), saved.checkpoint().step());
      best.copyFrom(saved.best());
      results.addAll(saved.checkpoint().results());
    }
  }

  @Override
  public void close() {
    best.close();
  }
}
