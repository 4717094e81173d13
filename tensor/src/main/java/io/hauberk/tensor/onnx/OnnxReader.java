package io.hauberk.tensor.onnx;

import com.google.protobuf.ByteString;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.network.Model;
import java.nio.file.Path;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Reads ONNX models, as PyTorch's two exporters write them, into the layer algebra.
 *
 * <p>The batch is axis 0 of the input and of every value, and free, even where the file fixes it.
 * Arithmetic on shapes and weights is folded; the network that remains computes on float32 alone.
 * Operators of one or two spatial axes, opset 9 and later (ONNX operator definitions 1.23).
 *
 * <p>A file is not trusted: lengths are checked before anything is allocated, weights beside the
 * model are read from its own folder only, and what is not understood is an error that names it.
 */
public final class OnnxReader {
  private OnnxReader() {}

  /**
   * @return a model that the caller closes
   * @throws ModelFormatException when the file is broken, hostile or beyond the layer algebra
   * @throws StorageException when it cannot be read
   */
  public static Model read(Path file) {
    var folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    return read(ModelFile.bytes(file), folder);
  }

  /**
   * @param folder where weights in files of their own may lie
   */
  static Model read(ByteString bytes, Path folder) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var proto = ModelFile.parse(bytes);
      var limits = new Limits(bytes.size());
      var tensors = new TensorReader(new ExternalData(folder, limits), limits);
      return new GraphReader(proto, tensors, limits).read();
    }
  }
}
