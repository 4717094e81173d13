package io.hauberk.privacy.train;

import io.hauberk.tensor.layer.Affine.Conv2d;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What each output position of a convolution sees, written out for some samples at a time, so that
 * it is read while it is in the cache. With channels last a row of the kernel is one run of memory,
 * which libtorch's im2col never makes of it.
 */
final class Patches {

  /** Numbers written out together: half a megabyte. */
  private static final long CACHED = 1 << 17;

  private final Conv2d layer;
  private final Tensor last;
  private final long samples;
  private final long views;
  private final long[] plane;

  /**
   * @param input [samples views, in, height, width]
   * @param gradient of the output's shape
   */
  Patches(Conv2d layer, Tensor input, Tensor gradient, long samples) {
    this.layer = layer;
    this.last = padded(layer, input).permute(0, 2, 3, 1).contiguous();
    this.samples = samples;
    this.views = input.size(0) / samples;
    this.plane = new long[] {gradient.size(2), gradient.size(3)};
  }

  /** Zeros laid around. */
  static Tensor padded(Conv2d layer, Tensor x) {
    var padding = layer.window().padding();
    var sides = new long[] {padding.left(), padding.right(), padding.top(), padding.bottom()};
    return padding.none() ? x : torch.constant_pad_nd(x, sides, new Scalar(0));
  }

  /** t: positions of a sample, over all views. */
  long positions() {
    return views * plane[0] * plane[1];
  }

  /** d: what one position sees of one group, kh kw in / groups. */
  long width() {
    var kernel = layer.window().kernel();
    return (long) layer.in() / layer.groups() * kernel.height() * kernel.width();
  }

  /** Told of some samples' patches, which are overwritten afterwards. */
  @FunctionalInterface
  interface Reader {

    /**
     * @param from the first of their rows: sample times groups
     * @param patches [rows, t, d]
     */
    void read(long from, Tensor patches);
  }

  void forEach(Reader reader) {
    long groups = layer.groups();
    long together = Math.max(1, CACHED / (groups * positions() * width()));
    var sizes = sizes(Math.min(together, samples));
    var room = torch.empty(sizes);
    for (long from = 0; from < samples; from += together) {
      long count = Math.min(together, samples - from);
      var some = room.narrow(0, 0, count);
      some.copy_(seen(from, count));
      reader.read(from * groups, some.view(count * groups, positions(), width()));
    }
  }

  private long[] sizes(long count) {
    var kernel = layer.window().kernel();
    return new long[] {
      count,
      layer.groups(),
      views,
      plane[0],
      plane[1],
      kernel.height(),
      kernel.width(),
      layer.in() / layer.groups()
    };
  }

  /** A view of the input, of {@link #sizes}. */
  private Tensor seen(long from, long count) {
    var window = layer.window();
    long row = last.size(2) * layer.in();
    long image = last.size(1) * row;
    var strides =
        new long[] {
          views * image,
          layer.in() / layer.groups(),
          image,
          window.stride().height() * row,
          (long) window.stride().width() * layer.in(),
          window.dilation().height() * row,
          (long) window.dilation().width() * layer.in(),
          1
        };
    return last.narrow(0, from * views, count * views).as_strided(sizes(count), strides);
  }
}
