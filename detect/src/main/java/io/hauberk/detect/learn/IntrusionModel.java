package io.hauberk.detect.learn;

import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Judges records by two detectors that were learnt: boosted trees know attacks like those learnt,
 * an isolation forest finds what is unlike normal records. Both scores become surprises, how rare
 * they are among normal records, and a {@link Mix} of them is the score. Immutable and safe between
 * threads.
 *
 * <p>Not covered: attacks that look like normal records in every column; normal operation that
 * changed since the records were taken, which raises false alarms; records forged to teach.
 */
public final class IntrusionModel {

  private static final int MOST_REASONS = 6;

  private final Schema schema;
  private final Encoder encoder;
  private final BoostedTrees trees;
  private final IsolationForest forest;
  private final Verdicts verdicts;

  /** How the detectors' scores become one judgement. */
  record Verdicts(Mix mix, Tail known, Tail strange, double threshold, Calibration calibration) {
    Verdicts {
      Checks.finite("verdicts.threshold", threshold);
    }

    double score(double logOdds, double isolation) {
      return mix.score(known.surprise(logOdds), strange.surprise(isolation));
    }
  }

  IntrusionModel(Encoder encoder, BoostedTrees trees, IsolationForest forest, Verdicts verdicts) {
    this.schema = encoder.schema();
    this.encoder = encoder;
    this.trees = trees;
    this.forest = forest;
    this.verdicts = verdicts;
  }

  /** What records must look like. */
  public Schema schema() {
    return schema;
  }

  /** The score from which on a record is an alarm. */
  public double threshold() {
    return verdicts.threshold();
  }

  /** Judges a record of this model's schema. */
  public Judgement judge(Row row) {
    Checks.argument(
        row.features().size() == encoder.width(),
        "row.features",
        row.features().size(),
        String.valueOf(encoder.width()));
    var values = encoder.encode(row);
    double score = verdicts.score(trees.logOdds(values), forest.score(values));
    return new Judgement(
        score,
        verdicts.threshold(),
        verdicts.calibration().probability(score),
        encoder.unknown(values));
  }

  /**
   * The columns that weigh most towards an alarm. The boosted trees' part of the score is divided
   * as the log odds change along their paths, the forest's as the paths get shorter.
   */
  public List<Reason> reasons(Row row) {
    var values = encoder.encode(row);
    var all = new ArrayList<Reason>();
    double known = verdicts.mix().score(verdicts.known().surprise(trees.logOdds(values)), 0);
    double strange = verdicts.mix().score(0, verdicts.strange().surprise(forest.score(values)));
    add(all, row, shares(trees.explain(values), known), Reason.Expert.KNOWN);
    add(all, row, shares(forest.explain(values), strange), Reason.Expert.STRANGE);
    all.sort(Comparator.comparingDouble(reason -> -reason.weight()));
    return all.subList(0, Math.min(MOST_REASONS, all.size()));
  }

  /** Of what speaks for an attack, each column's share, times the whole. */
  private static double[] shares(double[] parts, double whole) {
    double sum = 0;
    for (double part : parts) {
      sum += Math.max(0, part);
    }
    var shares = new double[parts.length];
    for (int i = 0; i < parts.length && sum > 0; i++) {
      shares[i] = Math.max(0, parts[i]) / sum * whole;
    }
    return shares;
  }

  private void add(List<Reason> all, Row row, double[] weights, Reason.Expert expert) {
    var columns = schema.features();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        all.add(new Reason(columns.get(i).name(), row.features().get(i), weights[i], expert));
      }
    }
  }

  /** The model as bytes; a checksum finds damage, not forgery: sign the file. */
  public byte[] bytes() {
    return new IntrusionWriter(encoder, trees, forest, verdicts).write();
  }

  /**
   * The model of these bytes.
   *
   * @throws io.hauberk.core.DataFormatException for any other bytes
   */
  public static IntrusionModel of(byte[] bytes) {
    return new IntrusionReader(bytes).read();
  }
}
