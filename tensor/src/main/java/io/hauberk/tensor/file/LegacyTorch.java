package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.file.PickleValue.Constant;
import io.hauberk.tensor.file.PickleValue.Storage;
import io.hauberk.tensor.network.Weights;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * PyTorch's files before version 1.6: five pickles (magic number, protocol, system, object, storage
 * keys), then for each key a count in 8 bytes and the numbers.
 *
 * <p>Source: PyTorch, torch/serialization.py, {@code _legacy_save}.
 */
final class LegacyTorch {

  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long PROTOCOL = 1001;

  private final FileInput in;

  /** The storages that the object speaks of, by key. */
  private final Map<String, Storage> known = new LinkedHashMap<>();

  private LegacyTorch(FileInput in) {
    this.in = in;
  }

  static Weights read(FileInput in) {
    return new LegacyTorch(in).read();
  }

  private Weights read() {
    requireWhole(MAGIC, "magic number");
    requireWhole(BigInteger.valueOf(PROTOCOL), "protocol version");
    requireLittleEndian(PickleMachine.load(in, known));
    var tensors = StateDictTensors.of(PickleMachine.load(in, known));
    var keys = PickleMachine.load(in, known).items("storage keys");
    try (var assembly = new TensorAssembly(tensors)) {
      keys.forEach(key -> readStorage(key.text("storage key"), assembly));
      in.requireEnd();
      return assembly.weights();
    }
  }

  private void readStorage(String key, TensorAssembly assembly) {
    var storage = known.remove(key);
    if (storage == null) {
      throw new ModelFormatException("storage key", Printable.of(key), "one of the object's, once");
    }
    long count = in.littleEndian(Long.BYTES, "storage length").getLong();
    if (count != storage.count()) {
      throw new ModelFormatException(
          "storage length", count, storage.count() + ", as the object says");
    }
    assembly.take(storage, in);
  }

  private void requireWhole(BigInteger expected, String part) {
    var value = PickleMachine.load(in, known).whole(part);
    if (!value.equals(expected)) {
      throw new ModelFormatException(part, Printable.of(value.toString()), expected.toString());
    }
  }

  private static void requireLittleEndian(PickleValue system) {
    var entries = system.dict().orElseThrow(() -> system.mismatch("system", "a dict")).byName();
    if (entries.get("little_endian") != Constant.TRUE) {
      throw new ModelFormatException("byte order", "big endian", "little endian");
    }
  }
}
