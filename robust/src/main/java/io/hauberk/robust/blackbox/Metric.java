package io.hauberk.robust.blackbox;

/** How far a candidate is from its input. */
public enum Metric {

  /** How many values differ; a grey pixel is one value, a coloured one three. */
  L0 {
    @Override
    public double distance(float[] from, float[] to) {
      int count = 0;
      for (int i = 0; i < from.length; i++) {
        count += from[i] == to[i] ? 0 : 1;
      }
      return count;
    }
  },

  /** The Euclidean length of the difference. */
  L2 {
    @Override
    public double distance(float[] from, float[] to) {
      double square = 0;
      for (int i = 0; i < from.length; i++) {
        double offset = (double) to[i] - from[i];
        square += offset * offset;
      }
      return Math.sqrt(square);
    }
  },

  /** The largest difference of any value. */
  LINF {
    @Override
    public double distance(float[] from, float[] to) {
      double largest = 0;
      for (int i = 0; i < from.length; i++) {
        largest = Math.max(largest, Math.abs((double) to[i] - from[i]));
      }
      return largest;
    }

    /** The offset cut to a box, which keeps small offsets whole. */
    @Override
    float[] towards(float[] from, float[] to, double share) {
      double radius = share * distance(from, to);
      var point = new float[from.length];
      for (int i = 0; i < point.length; i++) {
        double offset = (double) to[i] - from[i];
        point[i] = (float) (from[i] + Math.max(-radius, Math.min(radius, offset)));
      }
      return Vectors.clamped(point);
    }
  };

  /** Between two points of as many values. */
  public abstract double distance(float[] from, float[] to);

  /** A point whose distance from {@code from} is that share of {@code to}'s. */
  float[] towards(float[] from, float[] to, double share) {
    return Vectors.blend(from, to, share);
  }
}
