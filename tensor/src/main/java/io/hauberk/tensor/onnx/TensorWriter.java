package io.hauberk.tensor.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Tensors as ONNX holds them. */
final class TensorWriter {
  private TensorWriter() {}

  /** float32, whatever the tensor's type. */
  static TensorProto of(String name, Tensor tensor) {
    var dense = tensor.detach().to(ScalarType.Float).contiguous();
    var bytes = new byte[Math.toIntExact(dense.numel() * Float.BYTES)];
    new BytePointer(dense.data_ptr()).get(bytes);
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.FLOAT_VALUE)
        .addAllDims(Arrays.stream(Tensors.shape(tensor)).boxed().toList())
        .setRawData(wrapped(bytes))
        .build();
  }

  /** One number, without an axis. */
  static TensorProto scalar(String name, double value) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.FLOAT_VALUE)
        .addFloatData((float) value)
        .build();
  }

  /** Numbers along one axis. */
  static TensorProto numbers(String name, List<Float> values) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.FLOAT_VALUE)
        .addDims(values.size())
        .addAllFloatData(values)
        .build();
  }

  /** Whole numbers along one axis. */
  static TensorProto wholes(String name, List<Long> values) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.INT64_VALUE)
        .addDims(values.size())
        .addAllInt64Data(values)
        .build();
  }

  private static ByteString wrapped(byte[] bytes) {
    return UnsafeByteOperations.unsafeWrap(bytes);
  }
}
