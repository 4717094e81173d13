package io.hauberk.robust.auto;

import io.hauberk.tensor.Batch;
import org.bytedeco.pytorch.Tensor;

/** How {@link Square} changes images by one square each, and keeps the changes that help. */
interface Strokes {

  /** The images as they start: stripes of random sign (Andriushchenko et al. 2020, section 4.1). */
  Tensor stripes();

  /**
   * The images with one square each overwritten; its place and its signs are the sample's own.
   *
   * @param number of the step, from 1
   * @param side of the squares, in pixels
   * @return [n, c, h, w]; valid until the next call
   */
  Tensor squares(int number, int side);

  /** Keeps what was returned last for the samples where {@code better}, and undoes the rest. */
  void settle(boolean[] better);

  /** Goes on with these rows only. */
  void pack(long[] staying, Batch remaining);
}
