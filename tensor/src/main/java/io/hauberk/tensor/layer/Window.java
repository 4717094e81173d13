package io.hauberk.tensor.layer;

import io.hauberk.core.Checks;

/** How a convolution or pooling walks over an image: all lengths in pixels. */
public record Window(Size kernel, Size stride, Padding padding, Size dilation) {

  public Window {
    Checks.positive("window.kernel", Math.min(kernel.height(), kernel.width()));
    Checks.positive("window.stride", Math.min(stride.height(), stride.width()));
    Checks.positive("window.dilation", Math.min(dilation.height(), dilation.width()));
  }

  /** A square kernel with stride 1 and no padding. */
  public static Window square(int kernel) {
    return new Window(Size.square(kernel), Size.ONE, Padding.NONE, Size.ONE);
  }

  public Window withStride(int stride) {
    return new Window(kernel, Size.square(stride), padding, dilation);
  }

  public Window withPadding(int pixels) {
    return new Window(kernel, stride, Padding.all(pixels), dilation);
  }

  public Window withPadding(Padding newPadding) {
    return new Window(kernel, stride, newPadding, dilation);
  }

  public Window withDilation(int newDilation) {
    return new Window(kernel, stride, padding, Size.square(newDilation));
  }

  /** Pixels that one position of the kernel spans. */
  public Size reach() {
    return new Size(
        reach(kernel.height(), dilation.height()), reach(kernel.width(), dilation.width()));
  }

  /** How many positions the kernel takes on planes of these extents; below 1 where none. */
  public Size positions(Size plane) {
    return new Size(
        Math.floorDiv(room(plane).height(), stride.height()) + 1,
        Math.floorDiv(room(plane).width(), stride.width()) + 1);
  }

  /**
   * The same in ceil mode: a last position may reach beyond the padding, if it starts before the
   * padding on the far side does.
   */
  public Size ceilPositions(Size plane) {
    return new Size(
        ceil(room(plane).height(), stride.height(), plane.height() + padding.top()),
        ceil(room(plane).width(), stride.width(), plane.width() + padding.left()));
  }

  /** The last position's start. */
  private Size room(Size plane) {
    return new Size(
        room(plane.height(), padding.top() + padding.bottom(), reach().height()),
        room(plane.width(), padding.left() + padding.right(), reach().width()));
  }

  private static int room(int extent, int padding, int reach) {
    return Math.subtractExact(Math.addExact(extent, padding), reach);
  }

  private static int reach(int kernel, int dilation) {
    return Math.addExact(Math.multiplyExact(dilation, kernel - 1), 1);
  }

  private static int ceil(int room, int stride, int end) {
    int last = -Math.floorDiv(-room, stride);
    return (long) last * stride >= end ? last : last + 1;
  }
}
