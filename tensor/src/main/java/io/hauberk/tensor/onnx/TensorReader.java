package io.hauberk.tensor.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Turns ONNX tensors into libtorch's: from raw data, typed data or a file beside the model. */
final class TensorReader {

  /** Where a tensor's bytes are; they are certain to be as many as its shape says. */
  @FunctionalInterface
  interface Source {
    void copyTo(ByteBuffer target) throws IOException;
  }

  private final ExternalData external;
  private final Limits limits;

  TensorReader(ExternalData external, Limits limits) {
    this.external = external;
    this.limits = limits;
  }

  /**
   * @throws ModelFormatException when the data is missing or does not fit the shape
   */
  Tensor read(TensorProto proto) {
    try (var scope = TensorScope.open()) {
      var type = Element.of(proto.getDataType());
      long elements = elements(proto);
      var source = source(proto, type, elements);
      limits.chargeFolded(elements);
      return scope.keep(type.kept(filled(proto, type, source)));
    } catch (IOException e) {
      throw new StorageException("tensor " + name(proto), "unreadable", "readable data", e);
    }
  }

  private Source source(TensorProto proto, Element type, long elements) {
    long bytes = elements * type.bytes();
    if (proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      return external.source(proto, bytes);
    }
    if (!proto.hasRawData()) {
      var typed = type.typed(proto, elements);
      return target -> target.put(typed);
    }
    var raw = proto.getRawData();
    check(raw.size() == bytes, proto, raw.size() + " bytes", bytes + " by its shape");
    return target -> target.put(raw.asReadOnlyByteBuffer());
  }

  private static Tensor filled(TensorProto proto, Element type, Source source) throws IOException {
    var shape = proto.getDimsList().stream().mapToLong(Long::longValue).toArray();
    var tensor = torch.empty(shape, Tensors.options(type.stored()), new MemoryFormatOptional());
    long bytes = tensor.numel() * type.bytes();
    if (bytes > 0) {
      source.copyTo(new BytePointer(tensor.data_ptr()).capacity(bytes).asByteBuffer());
    }
    return tensor;
  }

  /** As many as fit one buffer of the largest type. */
  private static long elements(TensorProto proto) {
    try {
      long elements = Limits.elements(proto.getDimsList());
      check(elements <= Integer.MAX_VALUE / Double.BYTES, proto, elements, "elements below 2^28");
      return elements;
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new ModelFormatException(
          "tensor " + name(proto), "shape " + firstDims(proto), "extents that can be", e);
    }
  }

  private static void check(boolean holds, TensorProto proto, Object value, String rule) {
    if (!holds) {
      throw new ModelFormatException("tensor " + name(proto), value, rule);
    }
  }

  private static Object firstDims(TensorProto proto) {
    return proto.getDimsList().stream().limit(Limits.RANK).toList();
  }

  private static String name(TensorProto proto) {
    return Names.shown(proto.getName());
  }
}
