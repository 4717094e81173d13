package io.hauberk.tensor.file;

import io.hauberk.tensor.TensorScope;
import java.io.IOException;
import java.io.OutputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Little-endian elements between files and tensors, in pieces: files have no size limit of Java's.
 */
final class NativeBytes {

  private static final int PIECE_BYTES = 1 << 16;

  private NativeBytes() {}

  /**
   * A dense tensor with the next bytes of the input; the caller has compared their number with what
   * is left.
   */
  static Tensor read(FileInput in, ElementType type, long[] shape) {
    try (var scope = TensorScope.open()) {
      var options = new TensorOptions(type.scalarType());
      var tensor = torch.empty(shape, options, new MemoryFormatOptional());
      fill(in, tensor, tensor.numel() * type.bytes());
      return scope.keep(tensor);
    }
  }

  private static void fill(FileInput in, Tensor tensor, long bytes) {
    var piece = new byte[(int) Math.min(PIECE_BYTES, bytes)];
    var target = new BytePointer(tensor.data_ptr());
    for (long at = 0; at < bytes; at += piece.length) {
      int count = (int) Math.min(piece.length, bytes - at);
      in.fill(piece, count, "tensor data");
      target.position(at).put(piece, 0, count);
    }
  }

  /** The elements in row-major order. */
  static void write(Tensor tensor, ElementType type, OutputStream out) throws IOException {
    try (var scope = TensorScope.open()) {
      var dense = tensor.detach().cpu().contiguous();
      long bytes = dense.numel() * type.bytes();
      var piece = new byte[(int) Math.min(PIECE_BYTES, bytes)];
      var source = new BytePointer(dense.data_ptr());
      for (long at = 0; at < bytes; at += piece.length) {
        int count = (int) Math.min(piece.length, bytes - at);
        source.position(at).get(piece, 0, count);
        out.write(piece, 0, count);
      }
    }
  }
}
