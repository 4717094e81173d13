package io.hauberk.robust.auto;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.robust.Aim;
import io.hauberk.robust.SampleOutcome;
import io.hauberk.robust.TrialResult;
import io.hauberk.robust.Views;
import io.hauberk.robust.auto.SuiteResult.AttackTally;
import io.hauberk.robust.metric.Counted;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Runs a suite over a data set: one attack after another, each over all samples that still stand,
 * packed into full batches. An example counts only after the model has been asked again.
 */
public final class SuiteTrial {

  /** At most so much work is lost when a run is cut off. */
  private static final long SAVE_EVERY_NANOS = 15_000_000_000L;

  private final List<NamedAttack> attacks;
  private final int batchSize;
  private long saveEvery = SAVE_EVERY_NANOS;
  private Optional<Path> file = Optional.empty();
  private String plan = "";

  public SuiteTrial(List<NamedAttack> attacks, int batchSize) {
    Checks.argument(!attacks.isEmpty(), "attacks", attacks.size(), "at least one");
    Checks.positive("batchSize", batchSize);
    this.attacks = List.copyOf(attacks);
    this.batchSize = batchSize;
  }

  /**
   * Saves its state there as it goes, and goes on from it when it is there.
   *
   * @param subject what else the result depends on: model, data, seed
   */
  public SuiteTrial resuming(Path state, String subject) {
    file = Optional.of(state);
    plan = subject + " " + batchSize + " " + attacks;
    return this;
  }

  SuiteTrial savingEvery(long nanos) {
    saveEvery = nanos;
    return this;
  }

  public SuiteResult run(Classifier model, DataSet data, Progress progress) {
    try (var scope = TensorScope.open()) {
      var state = start(model, data);
      long saved = System.nanoTime();
      try (var task = progress.start("suite", (long) attacks.size() * data.size())) {
        task.advance((long) state.attack() * data.size() + state.sample());
        while (state.attack() < attacks.size()) {
          int before = state.sample();
          boolean worked = step(model, data, state);
          task.advance((worked ? state.sample() : data.size()) - before);
          task.note(
              attacks.get(Math.min(state.attack(), attacks.size() - 1)).name()
                  + ", "
                  + state.count(SuiteState.STANDING)
                  + " standing");
          if (!worked) {
            state.nextAttack();
          }
          if (System.nanoTime() - saved >= saveEvery) {
            save(state);
            saved = System.nanoTime();
          }
        }
      }
      save(state);
      return result(model, data, state);
    }
  }

  private SuiteState start(Classifier model, DataSet data) {
    var clean = CleanPass.of(model, data, batchSize);
    if (file.isPresent() && SuiteState.exists(file.get())) {
      return SuiteState.read(file.get(), plan, clean);
    }
    return SuiteState.fresh(attacks.size(), clean, data.batch(0, data.size()).inputs());
  }

  /** One batch of the attack at hand; false when none of its samples is left. */
  private boolean step(Classifier model, DataSet data, SuiteState state) {
    var places = state.standing(state.sample(), batchSize);
    if (places.length == 0) {
      return false;
    }
    try (var scope = TensorScope.open()) {
      long started = System.nanoTime();
      var rows = Arrays.stream(places).mapToInt(Math::toIntExact).toArray();
      var batch = data.select(rows);
      var counted = new Counted(model);
      var moved = attacks.get(state.attack()).attack().perturb(counted, batch);
      state.count(counted.queries());
      var still = new boolean[places.length];
      for (long place : Views.of(model, moved).right(batch.labels())) {
        still[(int) place] = true;
      }
      state.record(places, still, moved, System.nanoTime() - started);
      return true;
    }
  }

  private void save(SuiteState state) {
    file.ifPresent(path -> state.write(path, plan));
  }

  private SuiteResult result(Classifier model, DataSet data, SuiteState state) {
    List<SampleOutcome> outcomes = new ArrayList<>(data.size());
    for (int from = 0; from < data.size(); from += batchSize) {
      try (var scope = TensorScope.open()) {
        int to = Math.min(data.size(), from + batchSize);
        var batch = data.batch(from, to);
        Tensor moved = state.examples().narrow(0, from, (long) to - from);
        outcomes.addAll(
            Views.of(model, batch.inputs()).compare(batch, batch, moved, Views.of(model, moved)));
      }
    }
    var alone = new SecondLook(attacks, batchSize).alone(model, data, state);
    return new SuiteResult(
        new TrialResult(Aim.TRUE_CLASS.goal(), outcomes), tallies(data, state, alone));
  }

  private List<AttackTally> tallies(DataSet data, SuiteState state, int[] alone) {
    var tallies = new ArrayList<AttackTally>();
    int standing = data.size() - (int) state.count(SuiteState.WRONG);
    for (int i = 0; i < attacks.size(); i++) {
      int fooled = (int) state.count(i);
      standing -= fooled;
      tallies.add(
          new AttackTally(
              attacks.get(i).name(),
              (int) state.attackedCounts()[i],
              fooled,
              data.size(),
              standing,
              state.seconds(i),
              attacks.get(i).access(),
              alone[i],
              state.queries(i)));
    }
    return tallies;
  }
}
