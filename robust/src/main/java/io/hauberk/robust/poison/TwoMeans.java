package io.hauberk.robust.poison;

import io.hauberk.core.Randomness;

/** Two clusters by Lloyd's algorithm, the best of some starts. */
final class TwoMeans {

  /** One in six or so begins in a small cluster. */
  private static final int STARTS = 24;

  private static final int ROUNDS = 100;

  private final double[][] points;

  TwoMeans(double[][] points) {
    this.points = points;
  }

  /**
   * @param second whether each point is of the second cluster
   * @param spread sum of squared distances to the own centre
   */
  record Split(boolean[] second, double spread, double[][] centres) {

    Split {
      second = second.clone();
    }

    int size() {
      int count = 0;
      for (boolean in : second) {
        count += in ? 1 : 0;
      }
      return count;
    }
  }

  Split best(Randomness randomness) {
    var best = run(randomness, 0);
    for (int start = 1; start < STARTS; start++) {
      var next = run(randomness, start);
      best = next.spread < best.spread ? next : best;
    }
    return best;
  }

  private Split run(Randomness randomness, int start) {
    var stream = randomness.derive("two means").stream(start, 0);
    var first = points[stream.nextInt(points.length)].clone();
    var centres = new double[][] {first, farFrom(first, stream.nextDouble()).clone()};
    var split = assign(centres);
    for (int round = 0; round < ROUNDS; round++) {
      var next = assign(means(split));
      if (next.spread >= split.spread) {
        break;
      }
      split = next;
    }
    return split;
  }

  /** Drawn in proportion to the squared distance (Arthur and Vassilvitskii 2007). */
  private double[] farFrom(double[] first, double draw) {
    double total = 0;
    for (var point : points) {
      total += squared(point, first);
    }
    double left = draw * total;
    int at = 0;
    while (at < points.length - 1 && left >= squared(points[at], first)) {
      left -= squared(points[at], first);
      at++;
    }
    return points[at];
  }

  private Split assign(double[][] centres) {
    var second = new boolean[points.length];
    double spread = 0;
    for (int i = 0; i < points.length; i++) {
      double toFirst = squared(points[i], centres[0]);
      double toSecond = squared(points[i], centres[1]);
      second[i] = toSecond < toFirst;
      spread += Math.min(toFirst, toSecond);
    }
    return new Split(second, spread, centres);
  }

  private double[][] means(Split split) {
    var sums = new double[2][points[0].length];
    var counts = new int[2];
    for (int i = 0; i < points.length; i++) {
      int own = split.second[i] ? 1 : 0;
      counts[own]++;
      for (int k = 0; k < sums[own].length; k++) {
        sums[own][k] += points[i][k];
      }
    }
    for (int own = 0; own < 2; own++) {
      for (int k = 0; k < sums[own].length; k++) {
        sums[own][k] /= Math.max(1, counts[own]);
      }
    }
    return sums;
  }

  /**
   * How well apart the two are: the mean over points of (b - a) / max(a, b), a and b being the
   * distances to the own and the other centre (the simplified silhouette of Hruschka et al. 2006).
   */
  double silhouette(Split split) {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      double own = Math.sqrt(squared(points[i], split.centres[split.second[i] ? 1 : 0]));
      double other = Math.sqrt(squared(points[i], split.centres[split.second[i] ? 0 : 1]));
      double larger = Math.max(own, other);
      sum += larger == 0 ? 0 : (other - own) / larger;
    }
    return sum / points.length;
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }
}
