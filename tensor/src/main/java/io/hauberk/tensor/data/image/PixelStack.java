package io.hauberk.tensor.data.image;

import io.hauberk.core.DataFormatException;
import io.hauberk.tensor.data.format.ByteBlock;
import io.hauberk.tensor.data.format.Limits;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Pictures of one size, stacked into a tensor of the scope that is open when the first comes. */
final class PixelStack {

  private final int count;
  private @Nullable Picture first;
  private @Nullable ByteBlock block;
  private boolean grey = true;

  PixelStack(int count) {
    this.count = count;
  }

  /**
   * @throws DataFormatException when it is not of the first one's size
   */
  void add(Picture picture, String name) {
    if (first == null || block == null) {
      first = picture;
      block = begun(picture, name);
    }
    if (!picture.sameSize(first)) {
      throw new DataFormatException(
          name, picture.size() + " pixels", first.size() + ", as the first image");
    }
    grey &= picture.grey();
    block.append(picture.planes(), 0, picture.planes().length);
  }

  /** [count, channels, height, width] uint8, once all are there: one channel where all are grey. */
  Tensor whole() {
    if (block == null) {
      throw new IllegalStateException("no picture");
    }
    var colour = block.whole();
    return grey ? colour.narrow(1, 0, 1).contiguous() : colour;
  }

  private ByteBlock begun(Picture picture, String name) {
    long bytes = (long) count * picture.planes().length;
    if (bytes > Limits.BYTES) {
      throw new DataFormatException(
          name, count + " images of " + picture.size(), "at most " + Limits.BYTES + " bytes");
    }
    return new ByteBlock(count, 3, picture.height(), picture.width());
  }
}
