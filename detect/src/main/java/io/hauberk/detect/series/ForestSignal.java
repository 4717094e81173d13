package io.hauberk.detect.series;

import com.amazon.randomcutforest.RandomCutForest;
import io.hauberk.detect.snapshot.SnapshotReader;
import io.hauberk.detect.snapshot.SnapshotWriter;
import java.util.ArrayDeque;

/**
 * The score of a random cut forest over the last {@value #SHINGLE} points, each in units of the
 * recent spread (Guha, Mishra, Roy, Schrijvers, "Robust Random Cut Forest Based Anomaly Detection
 * on Streams", ICML 2016). The seed is fixed: the same series gives the same scores.
 */
final class ForestSignal implements Signal {

  private static final int SHINGLE = 8;
  private static final int SAMPLE = 256;
  private static final int SCALE_MEMORY = 1000;

  /** Points before the spread is known. */
  private static final int SETTLING = 20;

  /** Farther out all points are alike. */
  private static final double FARTHEST = 20;

  /** Points from which a forest is grown again: four times its sample. */
  private static final int REPLAYED = 4 * SAMPLE;

  private final int trees;
  private final SortedWindow scale = new SortedWindow(SCALE_MEMORY);
  private final Tail tail = new Tail();
  private final ArrayDeque<Double> fed = new ArrayDeque<>();
  private RandomCutForest forest;

  ForestSignal(int trees) {
    this.trees = trees;
    forest = plant();
  }

  private RandomCutForest plant() {
    return RandomCutForest.builder()
        .dimensions(SHINGLE)
        .shingleSize(SHINGLE)
        .internalShinglingEnabled(true)
        .numberOfTrees(trees)
        .sampleSize(SAMPLE)
        .randomSeed(1)
        .parallelExecutionEnabled(false)
        .outputAfter(32)
        .build();
  }

  @Override
  public double surprise(Recent recent) {
    double value = recent.value(0);
    if (scale.size() < SETTLING) {
      scale.add(value);
      return 0;
    }
    double centre = scale.quantile(0.5);
    double spread = scale.quantile(0.9) - scale.quantile(0.1);
    double unit = Math.max(spread, 1e-9 * (Math.abs(centre) + 1e-9));
    scale.add(value);
    double point = Math.max(-FARTHEST, Math.min(FARTHEST, (value - centre) / unit));
    double score = forest.getAnomalyScore(new float[] {(float) point});
    feed(point);
    return tail.surprise(score);
  }

  private void feed(double point) {
    forest.update(new float[] {(float) point});
    fed.addLast(point);
    if (fed.size() > REPLAYED) {
      fed.removeFirst();
    }
  }

  /** Grows the forest again from its last points, as {@link #load} will: both go on alike. */
  @Override
  public void save(SnapshotWriter out) {
    scale.save(out);
    tail.save(out);
    var points = fed.stream().mapToDouble(Double::doubleValue).toArray();
    out.putDoubles(points);
    replay(points);
  }

  @Override
  public void load(SnapshotReader in) {
    scale.load(in);
    tail.load(in);
    var points = in.doubles(REPLAYED);
    for (double point : points) {
      SnapshotReader.require(Math.abs(point) <= FARTHEST, "point", point, "-20 to 20");
    }
    replay(points);
  }

  private void replay(double[] points) {
    forest = plant();
    fed.clear();
    for (double point : points) {
      feed(point);
    }
  }
}
