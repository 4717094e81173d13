package io.hauberk.tensor.train;

import io.hauberk.core.Checks;
import java.util.Set;

/**
 * Everything that decides a training's result, besides the data and the first weights.
 *
 * @param patience epochs without a better validation loss after which training stops; 0 never stops
 *     early
 * @param validationFraction of the samples held out; 0 uses all for training
 * @param frozen nodes whose weights stay as they are, by name
 * @param seed of order, dropout and split
 */
public record TrainingPlan(
    int epochs,
    int batchSize,
    Optimizer optimizer,
    Schedule schedule,
    double validationFraction,
    int patience,
    Set<String> frozen,
    long seed) {

  public static final int DEFAULT_BATCH_SIZE = 128;

  /** Adam's rate in Kingma and Ba 2015. */
  public static final double DEFAULT_LEARNING_RATE = 1e-3;

  public TrainingPlan {
    Checks.positive("epochs", epochs);
    Checks.positive("batchSize", batchSize);
    Checks.argument(
        validationFraction >= 0 && validationFraction < 1,
        "validationFraction",
        validationFraction,
        "0 <= fraction < 1");
    Checks.notNegative("patience", patience);
    Checks.argument(
        patience == 0 || validationFraction > 0,
        "patience",
        patience,
        "0 when no validation samples are held out");
    frozen = Set.copyOf(frozen);
  }

  /** All epochs on all samples with Adam at a constant rate. */
  public static TrainingPlan of(int epochs, long seed) {
    return new TrainingPlan(
        epochs,
        DEFAULT_BATCH_SIZE,
        new Optimizer.Adam(DEFAULT_LEARNING_RATE),
        new Schedule.Constant(),
        0,
        0,
        Set.of(),
        seed);
  }

  public TrainingPlan withBatchSize(int newBatchSize) {
    return new TrainingPlan(
        epochs, newBatchSize, optimizer, schedule, validationFraction, patience, frozen, seed);
  }

  public TrainingPlan withOptimizer(Optimizer newOptimizer, Schedule newSchedule) {
    return new TrainingPlan(
        epochs, batchSize, newOptimizer, newSchedule, validationFraction, patience, frozen, seed);
  }

  public TrainingPlan withValidation(double fraction, int newPatience) {
    return new TrainingPlan(
        epochs, batchSize, optimizer, schedule, fraction, newPatience, frozen, seed);
  }

  public TrainingPlan withFrozen(Set<String> nodes) {
    return new TrainingPlan(
        epochs, batchSize, optimizer, schedule, validationFraction, patience, nodes, seed);
  }
}
