package io.hauberk.privacy.train;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Standard normal numbers by the ziggurat of 256 layers, from 53 bits each, at some nanoseconds.
 *
 * <p>Source: Doornik, An improved ziggurat method to generate normal random samples (2005), which
 * keeps the bits of the layer apart from those of the place in it.
 */
final class Ziggurat {

  /** Where the tail begins, and the area of every layer (Marsaglia and Tsang 2000, section 2). */
  private static final double START = 3.654152885361009;

  private static final double AREA = 0.004928673233974652;

  private static final int LAYERS = 256;
  private static final double UNIT = 0x1p-53;

  /** The lowest of the bits that tell the place in a layer: 54 with the sign, of -1 to 1. */
  private static final int PLACE = 10;

  /** Widths of the layers, from the lowest, which has the tail, to the top, of width 0. */
  static final double[] WIDTHS = widths();

  /** Of the curve at each width. */
  private static final double[] HEIGHTS = Arrays.stream(WIDTHS).map(Ziggurat::height).toArray();

  /** Widths of the layers in units of {@link #UNIT}. */
  private static final double[] STEPS = Arrays.stream(WIDTHS).map(width -> width * UNIT).toArray();

  /** The last place of a layer that lies wholly under the curve, in units of {@link #UNIT}. */
  private static final long[] LAST = last();

  /** Numbers made at a time, so that they stay in the nearest cache. */
  static final int BLOCK = 1 << 11;

  private final Draws draws;
  private final long[] numbers = new long[BLOCK];
  private final int[] places = new int[BLOCK];

  Ziggurat(Draws draws) {
    this.draws = draws;
  }

  private static double[] widths() {
    var widths = new double[LAYERS + 1];
    double height = height(START);
    widths[0] = AREA / height;
    widths[1] = START;
    for (int i = 2; i < LAYERS; i++) {
      height += AREA / widths[i - 1];
      widths[i] = Math.sqrt(-2 * Math.log(height));
    }
    return widths;
  }

  private static long[] last() {
    var last = new long[LAYERS];
    for (int i = 0; i < LAYERS; i++) {
      last[i] = (long) Math.ceil(WIDTHS[i + 1] / WIDTHS[i] / UNIT) - 1;
    }
    return last;
  }

  /** The curve, 1 at its top. */
  private static double height(double x) {
    return Math.exp(-0.5 * x * x);
  }

  double next() {
    return of(draws.next());
  }

  /** Adds one to each number from the buffer's position on, times the deviation. */
  void addTo(FloatBuffer sums, double deviation) {
    var some = new float[BLOCK];
    var noise = new float[BLOCK];
    for (int from = sums.position(); from < sums.limit(); from += BLOCK) {
      int count = Math.min(BLOCK, sums.limit() - from);
      sums.get(from, some, 0, count);
      fill(noise, deviation);
      for (int i = 0; i < count; i++) {
        some[i] += noise[i];
      }
      sums.put(from, some, 0, count);
    }
  }

  /** Puts {@link #BLOCK} of them, times the deviation, in the place of what is there. */
  void fill(float[] normals, double deviation) {
    draws.fill(numbers);
    int outside = fillInner(normals, deviation);
    for (int i = 0; i < outside; i++) {
      int place = places[i];
      normals[place] = (float) (deviation * of(numbers[place]));
    }
  }

  /**
   * Right where one draw is enough, as for 99 of 100 numbers; a loop without branches, which takes
   * a third less time.
   *
   * @return how many {@link #places} are to be made again
   */
  private int fillInner(float[] normals, double deviation) {
    int outside = 0;
    for (int i = 0; i < BLOCK; i++) {
      int layer = (int) numbers[i] & (LAYERS - 1);
      long place = numbers[i] >> PLACE;
      normals[i] = (float) (deviation * (place * STEPS[layer]));
      places[outside] = i;
      outside += (int) ((LAST[layer] - Math.abs(place)) >>> 63); // the sign
    }
    return outside;
  }

  private double of(long first) {
    long bits = first;
    while (true) {
      int layer = (int) bits & (LAYERS - 1);
      long place = bits >> PLACE;
      double x = place * STEPS[layer];
      if (Math.abs(place) <= LAST[layer]) {
        return x;
      }
      if (layer == 0) {
        return place < 0 ? -tail() : tail();
      }
      if (underTheCurve(layer, x)) {
        return x;
      }
      bits = draws.next();
    }
  }

  private boolean underTheCurve(int layer, double x) {
    double low = HEIGHTS[layer];
    return low + uniform() * (HEIGHTS[layer + 1] - low) < height(x);
  }

  /** Beyond {@link #START} (Marsaglia 1964). */
  private double tail() {
    while (true) {
      double x = -Math.log(uniform()) / START;
      double y = -Math.log(uniform());
      if (2 * y > x * x) {
        return START + x;
      }
    }
  }

  /** In (0, 1]. */
  private double uniform() {
    return (draws.next53() + 1) * UNIT;
  }
}
