package io.hauberk.detect.netflow;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Messages of exporters, byte by byte. */
final class Exports {
  private Exports() {}

  static final int SECONDS = 1_700_000_000;

  /** Ends, ports, protocol, flags, packets, bytes, uptimes of first and last. */
  private static final int[][] V9 = {
    {8, 4}, {12, 4}, {7, 2}, {11, 2}, {4, 1}, {6, 1}, {2, 4}, {1, 4}, {22, 4}, {21, 4}
  };

  /** From 10.0.0.x:port to 10.0.0.y:port, TCP. */
  static byte[] record(int from, int fromPort, int to, int... portAndFlags) {
    return ByteBuffer.allocate(30)
        .putInt(0x0a000000 + from)
        .putInt(0x0a000000 + to)
        .putShort((short) fromPort)
        .putShort((short) portAndFlags[0])
        .put((byte) 6)
        .put((byte) portAndFlags[1])
        .putInt(5)
        .putInt(500)
        .putInt(1000)
        .putInt(3000)
        .array();
  }

  static byte[] template(int id, int[][] fields) {
    var bytes = ByteBuffer.allocate(4 + 4 * fields.length);
    bytes.putShort((short) id).putShort((short) fields.length);
    for (var field : fields) {
      bytes.putShort((short) field[0]).putShort((short) field[1]);
    }
    return bytes.array();
  }

  static byte[] template() {
    return template(256, V9);
  }

  static byte[] set(int id, byte[]... parts) {
    var body = joined(parts);
    return ByteBuffer.allocate(4 + body.length)
        .putShort((short) id)
        .putShort((short) (4 + body.length))
        .put(body)
        .array();
  }

  /** An uptime of 10 s at the time of export. */
  static byte[] netflow9(byte[]... sets) {
    var head = ByteBuffer.allocate(20).putShort((short) 9).putShort((short) sets.length);
    head.putInt(10_000).putInt(SECONDS).putInt(1).putInt(77);
    return joined(head.array(), joined(sets));
  }

  static byte[] ipfix(byte[]... sets) {
    var body = joined(sets);
    var head = ByteBuffer.allocate(16).putShort((short) 10).putShort((short) (16 + body.length));
    head.putInt(SECONDS).putInt(1).putInt(77);
    return joined(head.array(), body);
  }

  static byte[] netflow5() {
    var bytes = ByteBuffer.allocate(24 + 48).putShort((short) 5).putShort((short) 1);
    bytes.putInt(10_000).putInt(SECONDS).putInt(0).putInt(1).putInt(0);
    bytes.putInt(0x0a000001).putInt(0x0a000002).putInt(0).putInt(0).putInt(5).putInt(500);
    bytes.putInt(1000).putInt(3000).putShort((short) 4000).putShort((short) 22);
    bytes.put((byte) 0).put((byte) 2).put((byte) 6);
    return bytes.array();
  }

  static byte[] joined(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    var all = ByteBuffer.allocate(length);
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }
}
