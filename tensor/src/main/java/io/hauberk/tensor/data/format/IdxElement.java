package io.hauberk.tensor.data.format;

import io.hauberk.tensor.Tensors;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The types of numbers that IDX files of images and labels use. */
enum IdxElement {

  /** 0 to 255, kept as bytes. */
  BYTE(0x08, 1) {
    @Override
    Tensor read(InputFile file, IdxHeader header) {
      var block = new ByteBlock(header.extents());
      long left = header.count();
      var chunk = new byte[(int) Math.min(left, CHUNK)];
      while (left > 0) {
        int length = (int) Math.min(left, CHUNK);
        file.read(chunk, length);
        block.append(chunk, 0, length);
        left -= length;
      }
      return block.whole();
    }
  },

  /** Big-endian float32, which must be 0 to 1. */
  FLOAT(0x0D, Float.BYTES) {
    @Override
    Tensor read(InputFile file, IdxHeader header) {
      var tensor =
          torch.empty(
              header.extents(), Tensors.options(ScalarType.Float), new MemoryFormatOptional());
      var to = new FloatPointer(tensor.data_ptr());
      var bytes = new byte[header.sampleSize() * Float.BYTES];
      var values = new float[header.sampleSize()];
      for (int i = 0; i < header.samples(); i++) {
        file.read(bytes, bytes.length);
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        checkPixels(file, values, i);
        to.position((long) i * values.length).put(values);
      }
      return tensor;
    }
  };

  private static final int CHUNK = 1 << 20;

  private final int code;
  private final int bytes;

  IdxElement(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The type with the code of a file's third byte. */
  static Optional<IdxElement> of(int code) {
    return Arrays.stream(values()).filter(element -> element.code == code).findFirst();
  }

  int bytes() {
    return bytes;
  }

  /** A tensor of the header's extents, in the current scope. */
  abstract Tensor read(InputFile file, IdxHeader header);

  private static void checkPixels(InputFile file, float[] values, int sample) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] <= 1)) {
        throw file.refused(values[i] + " at number " + i + " of sample " + sample, "0 to 1");
      }
    }
  }
}
