package io.hauberk.tensor.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The layout in which convolutions and pools are fastest: the channels of a pixel side by side. A
 * plane of one channel is in both layouts at once; libtorch then goes on in the slow one, unless
 * the strides say which was meant.
 */
final class ChannelsLast {
  private ChannelsLast() {}

  /** Any shape; only [n, c, h, w] is laid out anew. */
  static Tensor of(Tensor t) {
    if (t.dim() != 4) {
      return t;
    }
    var laid = t.contiguous(torch.MemoryFormat.ChannelsLast);
    return laid.size(1) == 1 ? meant(laid) : laid;
  }

  private static Tensor meant(Tensor plane) {
    long h = plane.size(2);
    long w = plane.size(3);
    return plane.as_strided(new long[] {plane.size(0), 1, h, w}, new long[] {h * w, 1, w, 1});
  }
}
