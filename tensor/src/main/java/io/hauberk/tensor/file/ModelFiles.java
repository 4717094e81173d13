package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.network.Model;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Models from and to files, whatever their form. The content decides which form a file has, its
 * extension only where the content cannot.
 *
 * <ul>
 *   <li>native: safetensors with the architecture inside
 *   <li>safetensors or a PyTorch state dict, with an architecture file ({@link ArchitectureJson})
 *   <li>ONNX
 *   <li>TorchScript, as an oracle; it is a program, see {@link TorchScriptModel}
 * </ul>
 */
public final class ModelFiles {
  private ModelFiles() {}

  /**
   * @param architecture the layers, for files that hold weights alone; it replaces the one inside a
   *     native file
   * @throws ModelFormatException when the file, or its fit with the architecture, is broken
   * @throws StorageException when a file cannot be read
   * @throws IllegalArgumentException when an architecture is given for a file that has its own and
   *     cannot take another
   */
  public static LoadedModel read(Path file, Optional<Path> architecture) {
    return ModelForm.of(file).read(file, architecture);
  }

  /**
   * Writes the native form to {@code *.safetensors}, ONNX to {@code *.onnx}.
   *
   * @throws StorageException when it cannot be written; then nothing appears under the name
   * @throws IllegalArgumentException for other extensions
   */
  public static void write(Model model, Path file) {
    ModelForm.forWriting(file).write(model, file);
  }
}
