package io.hauberk.tensor.data.glyph;

import io.hauberk.core.Checks;
import io.hauberk.core.RandomStream;

/**
 * Digits as a hand might write them, drawn from strokes: each sample chooses a form of its digit,
 * moves its points, warps, slants, scales, turns and shifts it, and inks it with a pen of its own
 * width, pressure and dirt.
 *
 * <p>An image depends on its digit and its stream alone and is the same on every platform. About 40
 * microseconds an image.
 */
public final class Glyphs {

  /** Pixels of an edge. */
  public static final int SIDE = 28;

  private static final int STEPS_PER_SPAN = 3;
  private static final double POINT_JITTER = 0.028; // of the digit's size
  private static final double MIN_RADIUS = 0.45; // pixels
  private static final double MAX_RADIUS = 1.5;
  private static final double MAX_PRESSURE_SWING = 0.3;
  private static final double DIRTY_SHARE = 0.5;
  private static final double MAX_DIRT = 0.12;
  private static final double SPECK_SHARE = 0.15;

  private Glyphs() {}

  /**
   * One image, row by row, 0 (paper) to 255 (ink).
   *
   * @param digit 0 to 9
   * @param random of this sample alone
   */
  public static byte[] draw(int digit, RandomStream random) {
    Checks.inRange("digit", digit, 0, 9);
    var forms = Strokes.of(digit);
    var form = forms.get(random.nextInt(forms.size()));
    var hand = Hand.draw(random);
    var radius = random.nextDouble(MIN_RADIUS, MAX_RADIUS);
    var softness = random.nextDouble(0.8, 1.5);

    var canvas = new Canvas(SIDE);
    for (var stroke : form.strokes()) {
      ink(canvas, path(placed(stroke, hand, random)), new Canvas.Pen(radius, softness), random);
    }
    specks(canvas, random);
    return exposed(canvas.ink(), random);
  }

  /** The stroke's points, moved a little, in pixels. */
  private static double[] placed(double[] stroke, Hand hand, RandomStream random) {
    var pixels = new double[stroke.length];
    for (int i = 0; i < stroke.length; i += 2) {
      double x = stroke[i] + random.nextDouble(-POINT_JITTER, POINT_JITTER);
      double y = stroke[i + 1] + random.nextDouble(-POINT_JITTER, POINT_JITTER);
      System.arraycopy(hand.place(x, y), 0, pixels, i, 2);
    }
    return pixels;
  }

  /** Points along the Catmull-Rom spline through the points (Catmull and Rom 1974). */
  private static double[] path(double[] points) {
    int spans = points.length / 2 - 1;
    var path = new double[2 * (spans * STEPS_PER_SPAN + 1)];
    for (int i = 0; i < path.length; i += 2) {
      int span = Math.min(i / 2 / STEPS_PER_SPAN, spans - 1);
      double t = (i / 2 - span * STEPS_PER_SPAN) / (double) STEPS_PER_SPAN;
      path[i] = spline(points, span, t, 0);
      path[i + 1] = spline(points, span, t, 1);
    }
    return path;
  }

  private static double spline(double[] points, int span, double t, int axis) {
    int last = points.length / 2 - 1;
    double before = points[2 * Math.max(0, span - 1) + axis];
    double from = points[2 * span + axis];
    double to = points[2 * (span + 1) + axis];
    double after = points[2 * Math.min(last, span + 2) + axis];
    double cubic = 3 * (from - to) + after - before;
    double square = 2 * before - 5 * from + 4 * to - after;
    return from + 0.5 * t * (to - before + t * (square + t * cubic));
  }

  private static void ink(Canvas canvas, double[] path, Canvas.Pen pen, RandomStream random) {
    double swing = random.nextDouble(0, MAX_PRESSURE_SWING);
    double phase = random.nextDouble(0, 2 * StrictMath.PI);
    for (int i = 0; i + 2 < path.length; i += 2) {
      double pressure = 1 + swing * StrictMath.sin(phase + 4.0 * i / path.length);
      canvas.line(path, i, new Canvas.Pen(pen.radius() * pressure, pen.softness()));
    }
  }

  private static void specks(Canvas canvas, RandomStream random) {
    if (random.nextDouble() >= SPECK_SHARE) {
      return;
    }
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      double x = random.nextDouble(1, SIDE - 1);
      double y = random.nextDouble(1, SIDE - 1);
      canvas.line(new double[] {x, y, x, y}, 0, new Canvas.Pen(random.nextDouble(0, 0.5), 0.8));
    }
  }

  /** Ink to bytes: contrast, and on some samples dirt on every pixel. */
  private static byte[] exposed(float[] ink, RandomStream random) {
    float contrast = (float) random.nextDouble(0.7, 1);
    var dirt = new float[ink.length];
    if (random.nextDouble() < DIRTY_SHARE) {
      float most = (float) random.nextDouble(0, MAX_DIRT);
      random.fillUniform(dirt, -most, most);
    }
    var image = new byte[ink.length];
    for (int i = 0; i < ink.length; i++) {
      float shade = contrast * ink[i] + dirt[i];
      image[i] = (byte) (255 * Math.max(0, Math.min(1, shade)) + 0.5f);
    }
    return image;
  }
}
