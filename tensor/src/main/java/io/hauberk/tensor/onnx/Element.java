package io.hauberk.tensor.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.hauberk.core.ModelFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The element types of ONNX tensors that models hold, with how libtorch keeps them. */
enum Element {
  FLOAT(1, ScalarType.Float, ScalarType.Float, 4) {
    @Override
    int typedCount(TensorProto tensor) {
      return tensor.getFloatDataCount();
    }

    @Override
    void put(TensorProto from, int index, ByteBuffer to) {
      to.putFloat(from.getFloatData(index));
    }
  },
  UINT8(2, ScalarType.Byte, ScalarType.Long, 1),
  INT8(3, ScalarType.Char, ScalarType.Long, 1),
  INT16(5, ScalarType.Short, ScalarType.Long, 2),
  INT32(6, ScalarType.Int, ScalarType.Long, 4),
  INT64(7, ScalarType.Long, ScalarType.Long, 8) {
    @Override
    int typedCount(TensorProto tensor) {
      return tensor.getInt64DataCount();
    }

    @Override
    void put(TensorProto from, int index, ByteBuffer to) {
      to.putLong(from.getInt64Data(index));
    }
  },
  BOOL(9, ScalarType.Byte, ScalarType.Bool, 1),
  FLOAT16(10, ScalarType.Half, ScalarType.Float, 2),
  DOUBLE(11, ScalarType.Double, ScalarType.Double, 8) {
    @Override
    int typedCount(TensorProto tensor) {
      return tensor.getDoubleDataCount();
    }

    @Override
    void put(TensorProto from, int index, ByteBuffer to) {
      to.putDouble(from.getDoubleData(index));
    }
  },
  BFLOAT16(16, ScalarType.BFloat16, ScalarType.Float, 2);

  private final int number;
  private final ScalarType stored;
  private final ScalarType kept;
  private final int bytes;

  Element(int number, ScalarType stored, ScalarType kept, int bytes) {
    this.number = number;
    this.stored = stored;
    this.kept = kept;
    this.bytes = bytes;
  }

  /**
   * @param number of {@code TensorProto.DataType}
   */
  static Element of(int number) {
    return Arrays.stream(values())
        .filter(type -> type.number == number)
        .findFirst()
        .orElseThrow(
            () ->
                new ModelFormatException(
                    "element type", number, "one of " + Arrays.toString(values())));
  }

  ScalarType stored() {
    return stored;
  }

  int bytes() {
    return bytes;
  }

  /** What numbers of this type are while constants fold. */
  ScalarType keptType() {
    return kept;
  }

  /** As folding keeps it: float32, float64, int64 or bool. */
  Tensor kept(Tensor tensor) {
    return tensor.to(kept);
  }

  /** The elements of a tensor's typed fields, as raw data would hold them. */
  ByteBuffer typed(TensorProto tensor, long elements) {
    int count = typedCount(tensor);
    if (count != elements) {
      throw new ModelFormatException(
          "tensor " + Names.shown(tensor.getName()), count + " elements", elements + " by shape");
    }
    var raw = ByteBuffer.allocate(Math.multiplyExact(count, bytes)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      put(tensor, i, raw);
    }
    return raw.flip();
  }

  int typedCount(TensorProto tensor) {
    return tensor.getInt32DataCount();
  }

  /** The small types share the field of 32-bit integers. */
  void put(TensorProto from, int index, ByteBuffer to) {
    int value = from.getInt32Data(index);
    switch (bytes) {
      case 1 -> to.put((byte) value);
      case 2 -> to.putShort((short) value);
      default -> to.putInt(value);
    }
  }
}
