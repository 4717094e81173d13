package io.hauberk.detect.learn;

import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Learns an {@link IntrusionModel} from labelled records. Everything that is chosen by data, the
 * threshold too, is chosen on records that the model asked had not learnt: the file is divided in
 * {@value #FOLDS}, each part is scored by detectors learnt from the others, and the threshold is
 * the score that at most the budgeted share of normal records reaches.
 *
 * @param falseAlarms share of normal records that may raise an alarm; holds for records drawn as
 *     those learnt, and for no others
 */
public record IntrusionTrainer(
    double falseAlarms,
    Mix mix,
    Boosting boosting,
    Chimeras chimeras,
    Isolation isolation,
    Randomness random) {

  private static final int FOLDS = 5;

  /** Too few for their quantiles to say anything. */
  private static final int LEAST_NORMAL = 100;

  public IntrusionTrainer {
    Checks.argument(
        falseAlarms > 0 && falseAlarms < 0.5, "falseAlarms", falseAlarms, "0 < share < 0.5");
  }

  /** With the detectors' defaults. */
  public IntrusionTrainer(double falseAlarms, Mix mix, Randomness random) {
    this(falseAlarms, mix, Boosting.DEFAULT, Chimeras.NONE, Isolation.DEFAULT, random);
  }

  /**
   * Learns from a file.
   *
   * @throws DataFormatException unless it holds attacks and enough normal records
   */
  public Training train(RecordFile file, Progress progress) {
    var set = TrainingSet.of(file);
    var all = set.sample(IntStream.range(0, set.size()).toArray());
    var attack = all.attack();
    requireEnough(attack);

    var scores = heldOut(set, progress);
    var normal = IntStream.range(0, attack.length).filter(i -> !attack[i]).toArray();
    var known = Tail.of(pick(scores.logOdds, normal));
    var strange = Tail.of(pick(scores.isolation, normal));
    var sums = new double[attack.length];
    Arrays.setAll(
        sums,
        i -> mix.score(known.surprise(scores.logOdds[i]), strange.surprise(scores.isolation[i])));
    double threshold = threshold(pick(sums, normal));
    var calibration = new Platt(sums, attack).fit();

    var trees = boosted(set, all, FOLDS, progress);
    var forest = isolation.fit(all.normal(), set.encoder().symbolic(), random);
    var verdicts = new IntrusionModel.Verdicts(mix, known, strange, threshold, calibration);
    return new Training(
        new IntrusionModel(set.encoder(), trees, forest, verdicts),
        Quality.of(sums, attack, threshold),
        brier(sums, attack, calibration),
        set.labels(),
        set.leftOut());
  }

  private void requireEnough(boolean[] attack) {
    long normal = IntStream.range(0, attack.length).filter(i -> !attack[i]).count();
    long needed = Math.max(LEAST_NORMAL, (long) Math.ceil(1 / falseAlarms));
    if (normal < needed || attack.length - normal < FOLDS) {
      throw new DataFormatException(
          "records",
          normal + " normal, " + (attack.length - normal) + " attacks",
          "at least " + needed + " and " + FOLDS);
    }
  }

  /** Scores of every record by detectors that had not learnt it. */
  private static final class HeldOut {
    private final double[] logOdds;
    private final double[] isolation;

    HeldOut(int records) {
      logOdds = new double[records];
      isolation = new double[records];
    }
  }

  private HeldOut heldOut(TrainingSet set, Progress progress) {
    var part = parts(set);
    var scores = new HeldOut(set.size());
    for (int fold = 0; fold < FOLDS; fold++) {
      int out = fold;
      var learnt =
          set.sample(IntStream.range(0, part.length).filter(i -> part[i] != out).toArray());
      var trees = boosted(set, learnt, fold, progress);
      var forest = isolation.fit(learnt.normal(), set.encoder().symbolic(), random);
      for (int i = 0; i < part.length; i++) {
        if (part[i] == out) {
          scores.logOdds[i] = trees.logOdds(set.row(i));
          scores.isolation[i] = forest.score(set.row(i));
        }
      }
    }
    return scores;
  }

  private BoostedTrees boosted(TrainingSet set, Sample learnt, int fold, Progress progress) {
    var sample = chimeras.of(learnt, random.stream(3, fold));
    return boosting.fit(set.bins(sample), sample.attack(), random, progress);
  }

  /** Each record's part; attacks and normal records are dealt out evenly. */
  private int[] parts(TrainingSet set) {
    var attack = set.sample(IntStream.range(0, set.size()).toArray()).attack();
    var part = new int[attack.length];
    var dealt = new int[2];
    for (int i : random.stream(2, 0).permutation(part.length)) {
      part[i] = dealt[attack[i] ? 1 : 0]++ % FOLDS;
    }
    return part;
  }

  /** The least score that at most the budgeted share reaches. */
  private double threshold(double[] normal) {
    var sorted = normal.clone();
    Arrays.sort(sorted);
    int most = (int) Math.floor(falseAlarms * sorted.length);
    return Math.nextUp(sorted[sorted.length - 1 - most]);
  }

  private static double[] pick(double[] values, int[] of) {
    return Arrays.stream(of).mapToDouble(i -> values[i]).toArray();
  }

  private static double brier(double[] scores, boolean[] attack, Calibration calibration) {
    return IntStream.range(0, scores.length)
        .mapToDouble(i -> calibration.probability(scores[i]) - (attack[i] ? 1 : 0))
        .map(error -> error * error)
        .average()
        .orElse(0);
  }
}
