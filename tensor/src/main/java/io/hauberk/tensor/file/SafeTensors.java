package io.hauberk.tensor.file;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.Checks;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.file.SafeTensorsHeader.Entry;
import io.hauberk.tensor.network.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * The safetensors format, version 0.4 and later: 8 bytes of header length, a JSON header, then the
 * tensors' bytes. Reading is strict: the header is checked whole, holes, overlaps, repeated keys
 * and lengths beyond the file included, before memory for a tensor is taken, and never executes
 * anything. Supported numbers: F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL.
 *
 * <p>Source: the format's description in huggingface/safetensors, README, section "Format".
 */
public final class SafeTensors {

  private static final int LENGTH_BYTES = 8;

  private SafeTensors() {}

  /**
   * What a file holds; closing it releases the tensors.
   *
   * @param metadata free text by free key
   * @param weights in the order of the header
   */
  public record Content(Map<String, String> metadata, Weights weights) implements AutoCloseable {
    @Override
    public void close() {
      weights.close();
    }
  }

  /**
   * @throws ModelFormatException when the file breaks a rule of the format
   * @throws StorageException when it cannot be read
   */
  public static Content read(Path file) {
    try (var in = FileInput.open(file)) {
      return read(in);
    }
  }

  static Content read(FileInput in) {
    var header = SafeTensorsParser.parse(headerBytes(in));
    header.requireCovers(in.remaining());
    try (var scope = TensorScope.open()) {
      Map<String, Tensor> read = new LinkedHashMap<>();
      for (var entry : header.inDataOrder()) {
        read.put(entry.name(), NativeBytes.read(in, entry.type(), entry.shape()));
      }
      Map<String, Tensor> ordered = new LinkedHashMap<>();
      header.tensors().forEach(entry -> ordered.put(entry.name(), read.get(entry.name())));
      return new Content(header.metadata(), Weights.of(ordered));
    }
  }

  private static byte[] headerBytes(FileInput in) {
    long length = in.littleEndian(LENGTH_BYTES, "safetensors header length").getLong();
    if (length < 0 || length > SafeTensorsHeader.MAX_BYTES) {
      throw new ModelFormatException(
          "safetensors header length",
          Long.toUnsignedString(length),
          "at most " + SafeTensorsHeader.MAX_BYTES);
    }
    return in.bytes((int) length, "safetensors header");
  }

  /**
   * Writes a file whose bytes depend on nothing but the tensors, their order and the metadata.
   *
   * @throws StorageException when it cannot be written; then nothing appears under the name
   */
  public static void write(Path file, Weights weights, Map<String, String> metadata) {
    write(file, weights, weights.names(), metadata);
  }

  /** Some of the weights, in the order of the names. */
  static void write(
      Path file, Weights weights, Collection<String> names, Map<String, String> metadata) {
    var header = header(weights, names, metadata);
    var encoded = header.encoded();
    Checks.argument(
        encoded.length <= SafeTensorsHeader.MAX_BYTES,
        "names and metadata",
        encoded.length + " bytes",
        "at most " + SafeTensorsHeader.MAX_BYTES);
    var length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    AtomicFile.write(
        file,
        out -> {
          out.write(length.putLong(encoded.length).array());
          out.write(encoded);
          for (var entry : header.tensors()) {
            NativeBytes.write(weights.get(entry.name()), entry.type(), out);
          }
        });
  }

  private static SafeTensorsHeader header(
      Weights weights, Collection<String> names, Map<String, String> metadata) {
    metadata.keySet().forEach(key -> checkText("metadata", key));
    metadata.values().forEach(text -> checkText("metadata", text));
    List<Entry> entries = new ArrayList<>();
    long begin = 0;
    for (var name : names) {
      checkText("weight", name);
      Checks.argument(
          !name.equals(SafeTensorsHeader.METADATA),
          "weight",
          name,
          "a name the format leaves free");
      var tensor = weights.get(name);
      var type = type(name, tensor);
      long end = begin + tensor.numel() * type.bytes();
      entries.add(new Entry(name, type, Tensors.shape(tensor), begin, end));
      begin = end;
    }
    return new SafeTensorsHeader(metadata, entries);
  }

  private static ElementType type(String name, Tensor tensor) {
    var scalarType = tensor.scalar_type().intern();
    return ElementType.of(scalarType)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Checks.message(
                        "weight " + name, scalarType, "one of " + ElementType.safeTensorsNames())));
  }

  private static void checkText(String part, String text) {
    boolean encodable = StandardCharsets.UTF_8.newEncoder().canEncode(text);
    Checks.argument(encodable, part, Printable.of(text), "text that UTF-8 can write");
  }
}
