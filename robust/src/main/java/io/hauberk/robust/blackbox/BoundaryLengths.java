package io.hauberk.robust.blackbox;

/** The step lengths of the boundary attack, which follow the share of steps that succeed. */
final class BoundaryLengths {

  private static final double ADAPTATION = 1.5;
  private static final int SPHERICAL_WINDOW = 10;
  private static final int SOURCE_WINDOW = 30;

  private final Window sphericals = new Window(SPHERICAL_WINDOW, 0.2, 0.5);
  private final Window sources = new Window(SOURCE_WINDOW, 0.1, 0.25);
  private double spherical;
  private double source;

  BoundaryLengths(double spherical, double source) {
    this.spherical = spherical;
    this.source = source;
  }

  double spherical() {
    return spherical;
  }

  double source() {
    return source;
  }

  /** Half of the steps around the input should succeed: then the boundary is nearly flat. */
  void sphericalTried(boolean hit) {
    double factor = Math.pow(ADAPTATION, sphericals.add(hit));
    spherical *= factor;
    source *= factor;
  }

  void sourceTried(boolean hit) {
    source *= Math.pow(ADAPTATION, sources.add(hit));
  }

  /** The last tries. */
  private static final class Window {

    private final int size;
    private final double low;
    private final double high;
    private int tries;
    private int hits;

    Window(int size, double low, double high) {
      this.size = size;
      this.low = low;
      this.high = high;
    }

    /** 1, 0 or -1: whether steps are to become longer, stay, or become shorter. */
    int add(boolean hit) {
      tries++;
      hits += hit ? 1 : 0;
      if (tries < size) {
        return 0;
      }
      double share = (double) hits / tries;
      tries = 0;
      hits = 0;
      return share > high ? 1 : share < low ? -1 : 0;
    }
  }
}
