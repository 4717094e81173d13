package io.hauberk.tensor.data.glyph;

/** A square of pixels that takes the strongest ink laid on it. Coordinates are in pixels. */
final class Canvas {

  private final int side;
  private final float[] ink;

  Canvas(int side) {
    this.side = side;
    this.ink = new float[side * side];
  }

  /** A pen's tip: full ink within the radius, fading out over the softness. */
  record Pen(double radius, double softness) {

    double reach() {
      return radius + softness;
    }

    float inkAt(double squaredDistance) {
      if (squaredDistance >= reach() * reach()) {
        return 0;
      }
      return squaredDistance <= radius * radius
          ? 1
          : (float) ((reach() - Math.sqrt(squaredDistance)) / softness);
    }
  }

  /** A straight line between two points of a path of x, y, x, y, …, the first at {@code at}. */
  void line(double[] path, int at, Pen pen) {
    var line = Line.between(path, at);
    int left = clamp(Math.min(path[at], path[at + 2]) - pen.reach());
    int right = clamp(Math.max(path[at], path[at + 2]) + pen.reach() + 1);
    int top = clamp(Math.min(path[at + 1], path[at + 3]) - pen.reach());
    int bottom = clamp(Math.max(path[at + 1], path[at + 3]) + pen.reach() + 1);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        lay(y * side + x, pen.inkAt(line.squaredDistance(x + 0.5, y + 0.5)));
      }
    }
  }

  private void lay(int pixel, float laid) {
    if (laid > ink[pixel]) {
      ink[pixel] = laid;
    }
  }

  /** The ink of every pixel, 0 to 1, row by row. */
  float[] ink() {
    return ink.clone();
  }

  private int clamp(double value) {
    return (int) Math.max(0, Math.min(side, value));
  }

  /** From (x, y) over (dx, dy); {@code inverse} of the squared length, 0 for a dot. */
  private record Line(double x, double y, double dx, double dy, double inverse) {

    static Line between(double[] path, int at) {
      double dx = path[at + 2] - path[at];
      double dy = path[at + 3] - path[at + 1];
      double squared = dx * dx + dy * dy;
      return new Line(path[at], path[at + 1], dx, dy, squared == 0 ? 0 : 1 / squared);
    }

    double squaredDistance(double px, double py) {
      double ex = px - x;
      double ey = py - y;
      double along = (ex * dx + ey * dy) * inverse;
      along = along < 0 ? 0 : along > 1 ? 1 : along; // quicker than Math.min, which minds NaN
      double fx = ex - along * dx;
      double fy = ey - along * dy;
      return fx * fx + fy * fy;
    }
  }
}
