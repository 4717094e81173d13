package io.hauberk.tensor.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes pickles, instruction by instruction, as an attacker would. */
final class PickleWriter {

  /** How a tensor goes over its storage. */
  record Walk(int offset, int[] shape, int[] strides) {}

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Protocol 2, as PyTorch's. */
  static PickleWriter pickle() {
    return pickle(2);
  }

  static PickleWriter pickle(int protocol) {
    return new PickleWriter().raw(0x80, protocol);
  }

  PickleWriter raw(int... octets) {
    for (int octet : octets) {
      out.write(octet);
    }
    return this;
  }

  PickleWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  PickleWriter repeat(int octet, int times) {
    var octets = new byte[times];
    Arrays.fill(octets, (byte) octet);
    return raw(octets);
  }

  PickleWriter op(char code) {
    return raw(code);
  }

  PickleWriter text(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return op('X').int32(bytes.length).raw(bytes);
  }

  PickleWriter shortText(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return raw(0x8c, bytes.length).raw(bytes);
  }

  PickleWriter whole(int value) {
    return op('J').int32(value);
  }

  PickleWriter int32(int value) {
    return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  PickleWriter int64(long value) {
    return raw(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }

  PickleWriter floats(float... values) {
    var buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return raw(buffer.array());
  }

  PickleWriter line(String line) {
    return raw(line.getBytes(StandardCharsets.ISO_8859_1)).raw('\n');
  }

  PickleWriter global(String module, String name) {
    return op('c').line(module).line(name);
  }

  /** A tuple of whole numbers. */
  PickleWriter sizes(int... sizes) {
    op('(');
    for (int size : sizes) {
      whole(size);
    }
    return op('t');
  }

  /** The persistent id of a float32 storage, legacy form. */
  PickleWriter storage(String key, int count) {
    return op('(')
        .text("storage")
        .global("torch", "FloatStorage")
        .text(key)
        .text("cpu")
        .whole(count)
        .op('N')
        .raw('t', 'Q');
  }

  /** A whole float32 tensor of one axis over the storage of that key. */
  PickleWriter tensor(String key, int count) {
    return tensor(key, count, new Walk(0, new int[] {count}, new int[] {1}));
  }

  PickleWriter tensor(String key, int count, Walk walk) {
    return global("torch._utils", "_rebuild_tensor")
        .op('(')
        .storage(key, count)
        .whole(walk.offset)
        .sizes(walk.shape)
        .sizes(walk.strides)
        .raw('t', 'R');
  }

  /** {@code key} must be followed by a value and {@link #set}. */
  PickleWriter dict() {
    return op('}');
  }

  PickleWriter set() {
    return op('s');
  }

  byte[] stop() {
    return op('.').bytes();
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** A legacy file that holds the object and one storage a key. */
  static byte[] legacyFile(byte[] object, String[] keys, float[]... storages) {
    var file = new PickleWriter().raw(legacyStart()).raw(object).raw(keyList(keys));
    for (var storage : storages) {
      file.int64(storage.length).floats(storage);
    }
    return file.bytes();
  }

  /** A legacy file whose object comes first in trouble: nothing follows it. */
  static byte[] legacyFile(byte[] object) {
    return legacyFile(object, new String[0]);
  }

  static byte[] keyList(String... keys) {
    var list = pickle().op(']');
    for (var key : keys) {
      list.text(key).op('a');
    }
    return list.stop();
  }

  /** Magic number, protocol version and system. */
  static byte[] legacyStart() {
    var magic = new int[] {0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19};
    return new PickleWriter()
        .raw(pickle().raw(0x8a, 10).raw(magic).stop())
        .raw(pickle().whole(1001).stop())
        .raw(pickle().dict().text("little_endian").raw(0x88).set().stop())
        .bytes();
  }

  static FileInput input(byte[] file) {
    return new FileInput("test", new ByteArrayInputStream(file), file.length);
  }
}
