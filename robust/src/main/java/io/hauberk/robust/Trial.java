package io.hauberk.robust;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Attacks on a model over a data set. Only samples that the model has right are attacked, and each
 * attack meets only those that the ones before left standing: the result is the worst case over all
 * of them.
 *
 * @param attacks in order; restarts are attacks of their own
 * @param batchSize samples worked on together; it does not change a sample's result beyond float
 *     rounding
 */
public record Trial(List<? extends Attack<? super Classifier>> attacks, Aim aim, int batchSize) {

  public static final int DEFAULT_BATCH_SIZE = 256;

  public Trial {
    attacks = List.copyOf(attacks);
    Checks.argument(!attacks.isEmpty(), "attacks", attacks.size(), "at least one");
    for (var attack : attacks) {
      Checks.argument(
          attack.goal() == aim.goal(), "aim", aim, "one for a goal of " + attack.goal());
    }
    Checks.positive("batchSize", batchSize);
  }

  /** An attack with restarts, on the true classes. */
  public static Trial untargeted(StepwiseAttack attack, int restarts) {
    Checks.positive("restarts", restarts);
    var attacks = LongStream.range(0, restarts).mapToObj(attack::restart).toList();
    return new Trial(attacks, Aim.TRUE_CLASS, DEFAULT_BATCH_SIZE);
  }

  public TrialResult run(Classifier model, DataSet data, Progress progress) {
    var all = IntStream.range(0, data.size()).toArray();
    return new TrialResult(aim.goal(), run(model, data, all, progress));
  }

  /**
   * Goes on from what these attacks left at a smaller epsilon: only samples that stand there are
   * attacked, the others keep what became of them. An example of a small ball lies in every larger
   * one, so nothing is lost.
   *
   * @param below of the same samples
   */
  public TrialResult above(TrialResult below, Classifier model, DataSet data, Progress progress) {
    var outcomes = new ArrayList<>(below.samples());
    Checks.argument(
        outcomes.size() == data.size(), "below", outcomes.size(), data.size() + ", one a sample");
    var standing =
        IntStream.range(0, outcomes.size()).filter(i -> outcomes.get(i).robust()).toArray();
    if (standing.length == 0) {
      return below;
    }
    var found = run(model, data, standing, progress);
    for (int i = 0; i < standing.length; i++) {
      outcomes.set(standing[i], found.get(i));
    }
    return new TrialResult(aim.goal(), outcomes);
  }

  private List<SampleOutcome> run(Classifier model, DataSet data, int[] rows, Progress progress) {
    var outcomes = new ArrayList<SampleOutcome>(rows.length);
    try (var task = progress.start("attack", rows.length)) {
      for (int from = 0; from < rows.length; from += batchSize) {
        int to = Math.min(rows.length, from + batchSize);
        try (var scope = TensorScope.open()) {
          outcomes.addAll(run(model, data.select(Arrays.copyOfRange(rows, from, to))));
        }
        task.advance(to - from);
      }
    }
    return outcomes;
  }

  private List<SampleOutcome> run(Classifier model, Batch batch) {
    var clean = Views.of(model, batch.inputs());
    var attacked = attacked(model, batch, clean);
    var aimed = aim.labelled(model, batch);
    return clean.compare(batch, aimed, attacked, Views.of(model, attacked));
  }

  /**
   * The inputs after all attacks; those of samples that were wrong from the start are unchanged.
   */
  Tensor attacked(Classifier model, Batch batch, Views clean) {
    var worst = batch.inputs().clone();
    var standing = clean.right(batch.labels());
    for (var attack : attacks) {
      if (standing.length == 0) {
        break;
      }
      try (var scope = TensorScope.open()) {
        var places = Tensors.of(standing, standing.length);
        var victims = batch.select(standing);
        var aimed = aim.labelled(model, victims);
        checkAims(victims, aimed);
        var moved = attack.search(model, aimed);
        worst.index_copy_(0, places, moved);
        standing = standingAfter(model, victims, moved, standing);
      }
    }
    return worst;
  }

  private long[] standingAfter(Classifier model, Batch victims, Tensor moved, long[] standing) {
    checkFinite(moved);
    var right = Views.of(model, moved).right(victims.labels());
    return LongStream.of(right).map(i -> standing[(int) i]).toArray();
  }

  /** A targeted attack on the true class neither succeeds nor fails. */
  private void checkAims(Batch victims, Batch aimed) {
    if (aim.goal() == Goal.TARGETED) {
      long same = aimed.labels().eq(victims.labels()).sum().item_long();
      Checks.argument(same == 0, "targets", same + " equal to labels", "a wrong class for each");
    }
  }

  private static void checkFinite(Tensor moved) {
    Checks.state(torch.isfinite(moved).all().item_bool(), "attack", "NaN", "finite perturbations");
  }
}
