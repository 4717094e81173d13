package io.hauberk.privacy.train;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.privacy.ledger.BudgetExhausted;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.train.Updates;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A plan at work: trains a model's weights in place, step by step. The ledger is charged for the
 * whole plan before the first step, so that a process killed in between has paid for more than it
 * released, never for less. Losses and accuracies on the training data are not told: they would
 * cost too.
 *
 * <p>While it is open nobody else may use the model. For one thread.
 */
public final class PrivateTraining implements AutoCloseable {

  /**
   * Views of samples worked on together; smaller parts save memory and change sums by rounding
   * alone.
   */
  public static final int DEFAULT_PART = 256;

  private final DpSgd plan;
  private final Model model;
  private final DataSet data;
  private final Draws draws;
  private final ClippedSum clipped;
  private final Updates updates;
  private final Noise noise;
  private final Optional<WeightAverage> average;
  private double norm;
  private int part;
  private String seal = "";
  private Optional<Checkpoints> checkpoints = Optional.empty();

  PrivateTraining(DpSgd plan, Model model, DataSet data, Draws draws) {
    this.plan = plan;
    this.model = model;
    this.data = data;
    this.draws = draws;
    checkFits();
    inPartsOf(DEFAULT_PART);
    this.clipped = new ClippedSum(model, plan.clipping());
    this.updates = new Updates(model, plan.optimizer(), Set.of());
    this.noise = new Noise(plan.gradientMultiplier(), plan.noise().law());
    this.norm = plan.clipping().norm();
    this.average =
        plan.averaging() == 0
            ? Optional.empty()
            : Optional.of(new WeightAverage(model, plan.averaging()));
  }

  /**
   * Pays for the plan and starts it.
   *
   * @param ledger of this data set
   * @throws IllegalArgumentException when plan, model and data do not fit, or a layer has no way to
   *     be trained privately; nothing is spent then
   * @throws BudgetExhausted when the plan costs more than is left; nothing is spent then
   */
  public static PrivateTraining start(DpSgd plan, Model model, DataSet data, Ledger ledger) {
    var training = new PrivateTraining(plan, model, data, Draws.secure());
    try {
      training.seal = ledger.spend(plan.cost(), plan.purpose()).seal();
      return training;
    } catch (RuntimeException e) {
      training.close();
      throw e;
    }
  }

  /**
   * Works on so many samples, or views of them, at a time; what is drawn, clipped and added stays
   * the same.
   */
  public PrivateTraining inPartsOf(int samples) {
    Checks.positive("part", samples);
    part = Math.max(1, samples / plan.augmentation().views());
    return this;
  }

  PrivateTraining keptAt(Checkpoints newCheckpoints) {
    checkpoints = Optional.of(newCheckpoints);
    return this;
  }

  /** Goes to where a checkpoint was; its plan and network are this one's. */
  PrivateTraining restored(SavedTraining saved) {
    try (var memory = saved.memory()) {
      saved.copyTo(model.weights());
      updates.restore(memory, saved.about().step());
      average.ifPresent(mean -> saved.copyAverageTo(mean.weights()));
      seal = saved.about().seal();
      norm = saved.about().norm();
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Writes the state, where it is to be kept. */
  void keep() {
    checkpoints.ifPresent(to -> SavedTraining.write(to.file(), about(), tensors()));
  }

  private SavedTraining.About about() {
    return new SavedTraining.About(plan.toString(), seal, steps(), norm);
  }

  private Map<String, Tensor> tensors() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    SavedTraining.WEIGHTS.put(model.weights(), all);
    SavedTraining.MEMORY.put(updates.memory(), all);
    average.ifPresent(mean -> SavedTraining.AVERAGE.put(mean.weights(), all));
    return all;
  }

  /** The norm that the next step clips to; it is as private as the weights. */
  public double clippingNorm() {
    return norm;
  }

  /**
   * Puts the running mean in the place of the weights, if the plan keeps one.
   *
   * @throws IllegalStateException before the plan's last step
   */
  public void adoptAverage() {
    Checks.state(finished(), "steps", steps(), plan.steps() + ", the plan's");
    average.ifPresent(mean -> model.weights().copyFrom(mean.weights()));
  }

  /** Steps done. */
  public long steps() {
    return updates.step();
  }

  public boolean finished() {
    return steps() == plan.steps();
  }

  /**
   * One batch, one update; an empty batch too, of noise alone.
   *
   * @throws IllegalStateException after the plan's last step
   */
  public void step() {
    Checks.state(!finished(), "steps", steps() + 1, "at most " + plan.steps() + ", the plan's");
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var batch = clipped(plan.sampling().batch(draws));
      var noisy = noise.noisy(batch.sum(), norm, draws);
      var mean = noisy.div_(new Scalar(plan.sampling().expectedBatch()));
      updates.apply(shaped(mean), plan.learningRate(steps()), plan.optimizer().weightDecay());
      plan.clipping().adaptation().ifPresent(to -> norm = to.next(norm, share(to, batch)));
      average.ifPresent(running -> running.add(steps()));
    }
  }

  /** Of samples within the norm, with noise. */
  private double share(Adaptation adaptation, Clipped batch) {
    double noisy = batch.balance() + adaptation.countNoise() * new Ziggurat(draws).next();
    return noisy / plan.sampling().expectedBatch() + 0.5;
  }

  /** All steps that are left; the state is kept as {@link Checkpoints} say. */
  public void run(Progress progress) {
    try (var task = progress.start("private training", plan.steps() - steps())) {
      while (!finished()) {
        step();
        task.advance(1);
        if (finished() || checkpoints.filter(to -> to.due(steps())).isPresent()) {
          keep();
        }
      }
    }
  }

  /** Of clipped gradients, [parameters]. */
  Tensor sum(int[] batch) {
    return clipped(batch).sum();
  }

  private Clipped clipped(int[] batch) {
    try (var scope = TensorScope.open()) {
      if (batch.length > 0 && batch.length <= part) {
        var whole = clipped.clipped(views(batch), norm);
        return new Clipped(scope.keep(whole.sum()), whole.balance());
      }
      var sum = torch.zeros(clipped.parameters());
      double balance = 0;
      for (int from = 0; from < batch.length; from += part) {
        var places = Arrays.copyOfRange(batch, from, Math.min(batch.length, from + part));
        try (var inner = TensorScope.open()) {
          var some = clipped.clipped(views(places), norm);
          sum.add_(some.sum());
          balance += some.balance();
        }
      }
      return new Clipped(scope.keep(sum), balance);
    }
  }

  private Views views(int[] places) {
    return Views.of(data.select(places), plan.augmentation(), draws);
  }

  /** Cut into the parameters' shapes. */
  private TensorVector shaped(Tensor flat) {
    var names = model.learned();
    var parts = new Tensor[names.size()];
    long from = 0;
    for (int i = 0; i < parts.length; i++) {
      var weight = model.weights().get(names.get(i));
      parts[i] = flat.narrow(0, from, weight.numel()).view_as(weight);
      from += weight.numel();
    }
    return new TensorVector(parts);
  }

  private void checkFits() {
    int examples = plan.sampling().examples();
    Checks.argument(data.size() == examples, "examples", data.size(), examples + ", the plan's");
    plan.requireFits(model, data.sampleShape());
  }

  @Override
  public void close() {
    updates.close();
    average.ifPresent(WeightAverage::close);
  }
}
