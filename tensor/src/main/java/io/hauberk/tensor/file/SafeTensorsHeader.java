package io.hauberk.tensor.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.hauberk.core.ModelFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a safetensors file holds and where.
 *
 * @param metadata free text by free key
 * @param tensors in the file's order of names
 */
record SafeTensorsHeader(Map<String, String> metadata, List<Entry> tensors) {

  /** The key of the text map among the names of tensors. */
  static final String METADATA = "__metadata__";

  /** The reference implementation's limit. */
  static final int MAX_BYTES = 100_000_000;

  private static final int ALIGNMENT = 8;

  /** One tensor; its bytes are from {@code begin} to below {@code end} of the data section. */
  record Entry(String name, ElementType type, long[] shape, long begin, long end) {

    /** Throws unless shape and type need exactly the bytes given. */
    Entry {
      long bytes = bytes(name, type, shape);
      if (begin < 0 || end < begin || end - begin != bytes) {
        throw new ModelFormatException(
            "tensor " + Printable.of(name),
            "data_offsets " + begin + " to " + end,
            bytes + " bytes, what its shape and dtype take");
      }
    }

    private static long bytes(String name, ElementType type, long[] shape) {
      long bytes = type.bytes();
      boolean empty = false;
      try {
        for (long extent : shape) {
          bytes = Math.multiplyExact(bytes, Math.max(1, extent));
          empty |= extent == 0;
        }
      } catch (ArithmeticException e) {
        throw new ModelFormatException(
            "tensor " + Printable.of(name), "overflowing shape", "fewer than 2^63 bytes", e);
      }
      return empty ? 0 : bytes;
    }
  }

  /** The tensors as their bytes follow each other. */
  List<Entry> inDataOrder() {
    return tensors.stream()
        .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
        .toList();
  }

  /**
   * @throws ModelFormatException unless the tensors cover the data without holes or overlaps
   */
  void requireCovers(long dataBytes) {
    long covered = 0;
    for (var entry : inDataOrder()) {
      if (entry.begin() != covered) {
        throw new ModelFormatException(
            "tensor " + Printable.of(entry.name()),
            "begins at " + entry.begin(),
            covered + ", without hole or overlap");
      }
      covered = entry.end();
    }
    if (covered != dataBytes) {
      throw new ModelFormatException(
          "safetensors data", dataBytes + " bytes", covered + " as the header says");
    }
  }

  /** As JSON, filled with spaces to a multiple of 8 bytes so that the data is aligned. */
  byte[] encoded() {
    var out = new ByteArrayOutputStream();
    try (var json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        writeMetadata(json);
      }
      for (var tensor : tensors) {
        writeTensor(tensor, json);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    while (out.size() % ALIGNMENT != 0) {
      out.write(' ');
    }
    return out.toByteArray();
  }

  private void writeMetadata(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(METADATA);
    for (var text : new TreeMap<>(metadata).entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }

  private static void writeTensor(Entry tensor, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(tensor.name());
    json.writeStringField("dtype", tensor.type().safeTensorsName());
    json.writeFieldName("shape");
    json.writeArray(tensor.shape(), 0, tensor.shape().length);
    json.writeFieldName("data_offsets");
    json.writeArray(new long[] {tensor.begin(), tensor.end()}, 0, 2);
    json.writeEndObject();
  }
}
