package io.hauberk.tensor.train;

import io.hauberk.core.Checks;
import io.hauberk.core.HauberkException;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Mini-batch training. The same plan, data, first weights and thread count give the same weights
 * bit for bit, also when the process was killed in between and resumed from its checkpoint.
 */
public final class Trainer {

  private final TrainingPlan plan;
  private final Objective objective;
  private final Progress progress;
  private final List<TrainingObserver> observers = new ArrayList<>();
  private Optional<Path> checkpoint = Optional.empty();

  public Trainer(TrainingPlan plan, Objective objective, Progress progress) {
    this.plan = plan;
    this.objective = objective;
    this.progress = progress;
  }

  public Trainer observedBy(TrainingObserver observer) {
    observers.add(observer);
    return this;
  }

  /** Saves the state after every epoch to this file, and starts from it when it is there. */
  public Trainer resumingFrom(Path file) {
    checkpoint = Optional.of(file);
    return this;
  }

  /**
   * Trains the model's weights in place. With a validation split the best epoch's weights are kept,
   * else the last.
   *
   * @return one result an epoch, those before a resume included
   * @throws HauberkException when the loss is no longer finite; the checkpoint of the epoch before
   *     stays
   */
  public List<EpochResult> train(Model model, DataSet data) {
    checkFits(model, data);
    checkFrozen(model);
    var split = Split.of(data.size(), plan);
    try (var updates = new Updates(model, plan.optimizer(), plan.frozen());
        var run = new TrainingRun(model, updates, plan)) {
      checkpoint.ifPresent(run::resume);
      while (!run.finished()) {
        run.record(epoch(model, data, split, run));
        checkpoint.ifPresent(run::save);
        observers.forEach(observer -> observer.finished(run.latest()));
      }
      run.keepBest();
      return run.results();
    }
  }

  private EpochResult epoch(Model model, DataSet data, Split split, TrainingRun run) {
    long started = System.nanoTime();
    int epoch = run.results().size() + 1;
    var order = split.order(new Randomness(plan.seed()), epoch);
    int batches = (order.length + plan.batchSize() - 1) / plan.batchSize();
    var tally = new Tally();
    double rate = 0;
    try (var task = progress.start("epoch " + epoch + "/" + plan.epochs(), batches)) {
      for (int b = 0; b < batches; b++) {
        double progressed = (epoch - 1 + (double) b / batches) / plan.epochs();
        rate = plan.optimizer().learningRate() * plan.schedule().factor(progressed);
        long first = ((long) (epoch - 1) * batches + b) * objective.replays();
        for (int replay = 0; replay < objective.replays(); replay++) {
          try (var scope = TensorScope.open()) {
            var step = new Step(first + replay, rate);
            tally.add(step(model, data.select(slice(order, b)), run.updates(), step));
          }
        }
        task.advance(1);
        task.note(tally.remark());
      }
    }
    var validation = split.validation().map(held -> Evaluation.score(model, data, held));
    double seconds = (System.nanoTime() - started) / 1e9;
    return new EpochResult(epoch, tally.meanLoss(), tally.accuracy(), validation, rate, seconds);
  }

  /** One update; returns what its batch cost. */
  private Tally.Entry step(Model model, Batch batch, Updates updates, Step step) {
    torch.manual_seed(new Randomness(plan.seed()).stream(step.number, DROPOUT).nextLong());
    var loss = objective.loss(model, batch, step.number);
    var entry = Tally.entry(loss, batch.labels());
    var by = updates.weights();
    loss.watched().ifPresent(watched -> by.push_back(watched.of()));
    var gradients = torch.grad(new TensorVector(loss.mean()), by);
    loss.watched().ifPresent(watched -> watched.told().accept(gradients.get(by.size() - 1)));
    updates.apply(gradients, step.rate, plan.optimizer().weightDecay());
    return entry;
  }

  private record Step(long number, double rate) {}

  private int[] slice(int[] order, int batch) {
    int from = batch * plan.batchSize();
    return Arrays.copyOfRange(order, from, Math.min(order.length, from + plan.batchSize()));
  }

  private static void checkFits(Model model, DataSet data) {
    var wanted = model.network().inputShape();
    if (!data.sampleShape().equals(wanted)) {
      throw new IllegalArgumentException(
          Checks.message("sample shape", data.sampleShape(), wanted + " for this model"));
    }
  }

  private void checkFrozen(Model model) {
    var nodes = model.network().nodes().stream().map(Node::name).toList();
    plan.frozen()
        .forEach(
            name ->
                Checks.argument(nodes.contains(name), "frozen", name, "one of the nodes " + nodes));
  }

  /** Keys the stream that seeds dropout. */
  private static final long DROPOUT = 0x64726f70L;
}
