package io.hauberk.tensor.data.format;

import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A uint8 tensor filled from the front. It belongs to the scope it was made in. */
public final class ByteBlock {

  private final Tensor tensor;
  private final BytePointer bytes;
  private long filled;

  public ByteBlock(long... shape) {
    tensor = torch.empty(shape, Tensors.options(ScalarType.Byte), new MemoryFormatOptional());
    bytes = new BytePointer(tensor.data_ptr()).capacity(tensor.numel());
  }

  /** The next {@code length} bytes, from the front of {@code values}. */
  public void append(byte[] values, int from, int length) {
    if (length > tensor.numel() - filled) {
      throw new IllegalStateException(
          "more than " + Arrays.toString(Tensors.shape(tensor)) + " bytes");
    }
    bytes.position(filled).put(values, from, length);
    filled += length;
  }

  /** The tensor, once every byte is there. */
  public Tensor whole() {
    if (filled != tensor.numel()) {
      throw new IllegalStateException(filled + " bytes of " + tensor.numel());
    }
    return tensor;
  }
}
