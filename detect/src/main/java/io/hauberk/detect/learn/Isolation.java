package io.hauberk.detect.learn;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How an isolation forest is grown.
 *
 * @param trees at most {@value Boosting#MAX_TREES}
 * @param sample of rows for each tree, at most {@value #MAX_SAMPLE}
 */
public record Isolation(int trees, int sample) {

  public static final int MAX_SAMPLE = 1 << 14;

  /**
   * Liu et al. 2008 take 100 trees of 256 rows; more of both found more attacks in the training
   * file of NSL-KDD.
   */
  public static final Isolation DEFAULT = new Isolation(200, 1024);

  private static final double EULER_GAMMA = 0.5772156649015329;

  public Isolation {
    Checks.inRange("isolation.trees", trees, 1, Boosting.MAX_TREES);
    Checks.inRange("isolation.sample", sample, 2, MAX_SAMPLE);
  }

  /** Learns rows that are normal; {@code symbolic} tells of each column what it is. */
  IsolationForest fit(List<double[]> rows, boolean[] symbolic, Randomness random) {
    int size = Math.min(sample, rows.size());
    var grown = new ArrayList<Tree>();
    for (int t = 0; t < trees; t++) {
      var draw = random.stream(1, t);
      var part = Arrays.stream(draw.permutation(rows.size())).limit(size).mapToObj(rows::get);
      grown.add(new IsolationGrowth(symbolic, draw, size).grow(part.toList()));
    }
    return new IsolationForest(grown, pathLength(size));
  }

  /** Equation 1: mean length of an unsuccessful search in a binary search tree of n rows. */
  static double pathLength(int n) {
    if (n <= 1) {
      return 0;
    }
    return n == 2 ? 1 : 2 * (Math.log(n - 1) + EULER_GAMMA) - 2.0 * (n - 1) / n;
  }
}
