package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.file.PickleValue.Storage;
import io.hauberk.tensor.network.Weights;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Reads each storage once and lets the tensors of a state dict walk over them, sharing as they do.
 */
final class TensorAssembly implements AutoCloseable {

  private final TensorScope scope = TensorScope.open();
  private final StateDictTensors tensors;
  private final Set<Storage> needed;
  private final Map<Storage, Tensor> read = new HashMap<>();

  TensorAssembly(StateDictTensors tensors) {
    this.tensors = tensors;
    this.needed = tensors.storages();
  }

  Set<Storage> needed() {
    return needed;
  }

  /** Takes the storage's bytes from the input, for use or not. */
  void take(Storage storage, FileInput in) {
    var part = "storage " + Printable.of(storage.key());
    in.require(storage.bytes(), part);
    if (needed.contains(storage)) {
      read.put(storage, NativeBytes.read(in, storage.type(), new long[] {storage.count()}));
    } else {
      in.skip(storage.bytes(), part);
    }
  }

  Weights weights() {
    Map<String, Tensor> named = new LinkedHashMap<>();
    tensors.views().forEach((name, view) -> named.put(name, strided(view)));
    return Weights.of(named);
  }

  private Tensor strided(TensorView view) {
    var base = read.get(view.storage());
    if (base == null) {
      throw new ModelFormatException(
          "storage " + Printable.of(view.storage().key()), "missing", "numbers in the file");
    }
    return base.as_strided(view.shape(), view.strides(), new LongOptional(view.offset()));
  }

  @Override
  public void close() {
    scope.close();
  }
}
