package io.hauberk.tensor.onnx;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.network.Model;
import java.nio.file.Path;

/**
 * Writes models as ONNX: operator set {@value GraphWriter#OPSET}, float32, the batch axis free,
 * nodes and weights under their own names. ONNX Runtime computes the same logits, and {@link
 * OnnxReader} reads the model back.
 */
public final class OnnxWriter {
  private OnnxWriter() {}

  /**
   * The file appears whole or not at all.
   *
   * @throws IllegalArgumentException when the weights exceed the 2 GiB of one ONNX file
   * @throws StorageException when the file cannot be written
   */
  public static void write(Model model, Path file) {
    var proto = new GraphWriter(model).write();
    AtomicFile.write(file, proto::writeTo);
  }
}
