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
}
