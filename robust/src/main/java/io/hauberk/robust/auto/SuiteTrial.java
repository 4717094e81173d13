package io.hauberk.robust.auto;

import io.hauberk.core.Checks;
import io.hauberk.core.Digest;
import io.hauberk.core.Progress;
import io.hauberk.robust.Aim;
import io.hauberk.robust.SampleOutcome;
import io.hauberk.robust.TrialResult;
import io.hauberk.robust.Views;
import io.hauberk.robust.auto.SuiteResult.AttackTally;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Runs a suite over a data set: one attack after another, each over all samples that still stand,
 * packed into full batches. Attacks search on the model's faster form; an example counts only after
 * the model itself has been asked.
 */
public final class SuiteTrial {

  /** At most so much work is lost when a run is cut off. */
  private static final long SAVE_EVERY_NANOS = 15_000_000_000L;

  private final List<NamedAttack> attacks;
  private final int batchSize;
  private long saveEvery = SAVE_EVERY_NANOS;
  private Optional<Path> file = Optional.empty();
  private String subject = "";
  private int[] fallen = {};
  private List<SampleOutcome> below = List.of();

  public SuiteTrial(List<NamedAttack> attacks, int batchSize) {
    Checks.argument(!attacks.isEmpty(), "attacks", attacks.size(), "at least one");
    Checks.positive("batchSize", batchSize);
    this.attacks = List.copyOf(attacks);
    this.batchSize = batchSize;
  }

  /**
   * Saves its state there as it goes, and goes on from it when it is there.
   *
   * @param of what else the result depends on: model, data, seed
   */
  public SuiteTrial resuming(Path state, String of) {
    file = Optional.of(state);
    subject = of;
    return this;
  }

  /**
   * Attacks only what stands at a smaller epsilon; the other samples keep what became of them. An
   * example of a small ball lies in every larger one, so nothing is lost.
   *
   * @param smaller of the same model and samples
   */
  public SuiteTrial above(SuiteResult smaller) {
    below = smaller.trial().samples();
    fallen = IntStream.range(0, below.size()).filter(i -> !below.get(i).robust()).toArray();
    return this;
  }

  SuiteTrial savingEvery(long nanos) {
    saveEvery = nanos;
    return this;
  }

  public SuiteResult run(Classifier model, DataSet data, Progress progress) {
    try (var scope = TensorScope.open()) {
      var judged = Judged.of(model);
      var state = start(model, data);
      long saved = System.nanoTime();
      try (var task = progress.start("suite", (long) attacks.size() * data.size())) {
        task.advance((long) state.attack() * data.size() + state.sample());
        while (state.attack() < attacks.size()) {
          int before = state.sample();
          boolean worked = step(judged, data, state);
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
    Checks.argument(
        below.isEmpty() || below.size() == data.size(),
        "below",
        below.size(),
        data.size() + ", one a sample");
    var clean = CleanPass.of(model, data, batchSize);
    if (file.isPresent() && SuiteState.exists(file.get())) {
      return SuiteState.read(file.get(), plan(), clean);
    }
    var state = SuiteState.fresh(attacks.size(), clean, data.batch(0, data.size()).inputs());
    state.leave(fallen);
    return state;
  }

  /** What a state on disk is bound to. */
  private String plan() {
    var above =
        below.isEmpty()
            ? ""
            : " without "
                + Digest.sha256(Arrays.toString(fallen).getBytes(StandardCharsets.US_ASCII));
    return subject + " " + batchSize + " " + attacks + above;
  }

  /** One batch of the attack at hand; false when none of its samples is left. */
  private boolean step(Judged judged, DataSet data, SuiteState state) {
    var places = state.standing(state.sample(), batchSize);
    if (places.length == 0) {
      return false;
    }
    try (var scope = TensorScope.open()) {
      long started = System.nanoTime();
      var rows = Arrays.stream(places).mapToInt(Math::toIntExact).toArray();
      var tried = judged.attempt(attacks.get(state.attack()).attack(), data.select(rows));
      state.count(tried.queries());
      state.record(places, tried.still(), tried.moved(), System.nanoTime() - started);
      return true;
    }
  }

  private void save(SuiteState state) {
    file.ifPresent(path -> state.write(path, plan()));
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
    for (int place : fallen) {
      outcomes.set(place, below.get(place));
    }
    var alone = new SecondLook(attacks, batchSize).alone(model, data, state);
    return new SuiteResult(
        new TrialResult(Aim.TRUE_CLASS.goal(), outcomes), tallies(data, state, alone));
  }

  private List<AttackTally> tallies(DataSet data, SuiteState state, int[] alone) {
    var tallies = new ArrayList<AttackTally>();
    int standing =
        data.size() - (int) (state.count(SuiteState.WRONG) + state.count(SuiteState.BELOW));
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
