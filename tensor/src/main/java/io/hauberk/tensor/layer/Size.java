package io.hauberk.tensor.layer;

/** Two extents of an image plane, in pixels. */
public record Size(int height, int width) {

  public static final Size ONE = new Size(1, 1);
  public static final Size ZERO = new Size(0, 0);

  public static Size square(int side) {
    return new Size(side, side);
  }

  /** As libtorch takes it. */
  public long[] array() {
    return new long[] {height, width};
  }
}
