package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.network.Weights;
import java.nio.file.Path;

/**
 * State dicts as PyTorch pickles them: the form before version 1.6 and the zip archives since.
 *
 * <p>A pickle is a program. This reader runs it on a machine that can build data, name the storage
 * types and call four rebuilding functions written here; whatever else a pickle names or asks for
 * is refused by its name. Memory and time are bounded by the file's length and by the number of its
 * instructions, which are at most four million. A state dict inside a checkpoint ({@code
 * state_dict}, {@code model}, ...) is found; a prefix {@code module.} on every name is dropped.
 * Storages may be shared, walked over with any strides, and come from any device.
 */
public final class StateDicts {
  private StateDicts() {}

  /**
   * @return the tensors by name, in the file's order and number types
   * @throws ModelFormatException when the file is broken or asks for something that is not allowed
   * @throws StorageException when it cannot be read
   */
  public static Weights read(Path file) {
    return TorchPickle.of(file).read(file);
  }
}
