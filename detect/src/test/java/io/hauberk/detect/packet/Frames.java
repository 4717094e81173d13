package io.hauberk.detect.packet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Frames and capture files, byte by byte. */
public final class Frames {
  private Frames() {}

  public static final long SECOND = 1_000_000_000L;

  /** A segment between hosts 10.0.0.x, as a packet without a link. */
  public record Segment(int from, int to, int fromPort, int toPort, int flags, int sequence) {

    public byte[] bytes(int payload) {
      var tcp = ByteBuffer.allocate(20 + payload);
      tcp.putShort((short) fromPort).putShort((short) toPort).putInt(sequence).putInt(0);
      tcp.put((byte) 0x50).put((byte) flags).putShort((short) 1024);
      return ipv4(Packet.TCP, from, to, tcp.array());
    }
  }

  public static byte[] udp(int from, int to, int fromPort, int toPort) {
    var udp = ByteBuffer.allocate(18).putShort((short) fromPort).putShort((short) toPort);
    return ipv4(Packet.UDP, from, to, udp.array());
  }

  public static byte[] ipv4(int protocol, int from, int to, byte[] above) {
    var ip = ByteBuffer.allocate(20 + above.length);
    ip.put((byte) 0x45).put((byte) 0).putShort((short) ip.capacity()).putInt(0);
    ip.put((byte) 64).put((byte) protocol).putShort((short) 0);
    return ip.putInt(0x0a000000 | from).putInt(0x0a000000 | to).put(above).array();
  }

  /** From ::1 to ::2. */
  static byte[] ipv6(int protocol, byte[] above) {
    var ip = ByteBuffer.allocate(40 + above.length).putInt(0x60000000);
    ip.putShort((short) above.length).put((byte) protocol).put((byte) 64);
    return ip.putLong(0).putLong(1).putLong(0).putLong(2).put(above).array();
  }

  static byte[] ethernet(byte[] packet, int... types) {
    var frame = ByteBuffer.allocate(10 + 4 * types.length + packet.length).position(12);
    for (int i = 0; i < types.length - 1; i++) {
      frame.putShort((short) types[i]).putShort((short) (100 + i));
    }
    return frame.putShort((short) types[types.length - 1]).put(packet).array();
  }

  /** Decodes bytes of a link. */
  public static Packet decoded(int link, long nanos, byte[] bytes) {
    var packet = new Packet();
    var result = packet.decode(frame(link, nanos, bytes));
    if (result != Decoded.PACKET) {
      throw new AssertionError(result);
    }
    return packet;
  }

  static Frame frame(int link, long nanos, byte[] bytes) {
    var frame = new Frame();
    frame.seen(nanos, link);
    frame.lies(bytes, 0, bytes.length, bytes.length);
    return frame;
  }

  /** A pcap file of packets a second apart, from second 1 on. */
  public static byte[] pcap(ByteOrder order, int magic, int link, byte[]... frames) {
    var file = ByteBuffer.allocate(1 << 16).order(order);
    file.putInt(magic)
        .putShort((short) 2)
        .putShort((short) 4)
        .putLong(0)
        .putInt(65535)
        .putInt(link);
    for (int i = 0; i < frames.length; i++) {
      file.putInt(i + 1).putInt(7).putInt(frames[i].length).putInt(frames[i].length).put(frames[i]);
    }
    return content(file);
  }

  public static byte[] pcap(byte[]... frames) {
    return pcap(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 101, frames);
  }

  static byte[] block(ByteOrder order, int kind, byte[] body) {
    int length = 12 + (body.length + 3) / 4 * 4;
    var block = ByteBuffer.allocate(length).order(order).putInt(kind).putInt(length).put(body);
    return block.position(length - 4).putInt(length).array();
  }

  /** A section, an interface with the options, and enhanced packets at the stamps 1, 2 ... */
  static byte[] pcapng(ByteOrder order, byte[] options, byte[]... frames) {
    var blocks = new ArrayList<byte[]>();
    var section = ByteBuffer.allocate(16).order(order).putInt(0x1a2b3c4d);
    section.putShort((short) 1).putShort((short) 0).putLong(-1);
    blocks.add(block(order, 0x0a0d0d0a, section.array()));
    var face = ByteBuffer.allocate(8 + options.length).order(order).putShort((short) 101);
    blocks.add(block(order, 1, face.putShort((short) 0).putInt(0).put(options).array()));
    for (int i = 0; i < frames.length; i++) {
      var body = ByteBuffer.allocate(20 + frames[i].length).order(order);
      body.putInt(0).putInt(0).putInt(i + 1).putInt(frames[i].length).putInt(frames[i].length);
      blocks.add(block(order, 6, body.put(frames[i]).array()));
    }
    return joined(blocks);
  }

  static byte[] joined(List<byte[]> parts) {
    var all = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
    parts.forEach(all::put);
    return all.array();
  }

  private static byte[] content(ByteBuffer file) {
    var bytes = new byte[file.position()];
    file.flip().get(bytes);
    return bytes;
  }
}
