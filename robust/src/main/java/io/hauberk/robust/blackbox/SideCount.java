package io.hauberk.robust.blackbox;

/**
 * The normal of a boundary from the sides on which points around it fall (Chen et al. 2020,
 * equation 16, with the mean side as baseline).
 */
final class SideCount {

  private final double[] signed;
  private final double[] all;
  private int count;
  private int hits;

  SideCount(int values) {
    this.signed = new double[values];
    this.all = new double[values];
  }

  void add(float[] offset, boolean hit) {
    count++;
    hits += hit ? 1 : 0;
    double sign = hit ? 1 : -1;
    for (int i = 0; i < offset.length; i++) {
      signed[i] += sign * offset[i];
      all[i] += offset[i];
    }
  }

  /** Of unit length, towards the hits. */
  float[] normal() {
    double mean = (2.0 * hits - count) / count;
    double baseline = Math.abs(mean) == 1 ? 0 : mean;
    var normal = new double[signed.length];
    double square = 0;
    for (int i = 0; i < normal.length; i++) {
      normal[i] = signed[i] - baseline * all[i];
      square += normal[i] * normal[i];
    }
    double length = Math.max(Math.sqrt(square), Double.MIN_NORMAL);
    for (int i = 0; i < normal.length; i++) {
      normal[i] /= length;
    }
    return Vectors.of(normal);
  }
}
