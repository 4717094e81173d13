package io.hauberk.tensor.layer;

/** Zeros around an image plane, in pixels. */
public record Padding(int top, int left, int bottom, int right) {

  public static final Padding NONE = new Padding(0, 0, 0, 0);

  public static Padding all(int pixels) {
    return new Padding(pixels, pixels, pixels, pixels);
  }

  /** Whether opposite sides agree, which is all that libtorch's own operators take. */
  public boolean symmetric() {
    return top == bottom && left == right;
  }

  public boolean none() {
    return equals(NONE);
  }
}
