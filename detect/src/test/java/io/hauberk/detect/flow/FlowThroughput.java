package io.hauberk.detect.flow;

import io.hauberk.core.Randomness;
import io.hauberk.detect.packet.Capture;
import io.hauberk.detect.packet.Decoded;
import io.hauberk.detect.packet.Frame;
import io.hauberk.detect.packet.Packet;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.ToLongFunction;

/**
 * How many packets a second of processor time the flow table takes, from a capture in memory: TCP
 * connections of 24 packets, of which so many at a time run interleaved as the argument says. Run:
 * {@code java -cp … io.hauberk.detect.flow.FlowThroughput 10000}.
 */
public final class FlowThroughput {
  private FlowThroughput() {}

  private static final int PACKETS = 1 << 20;
  private static final int PER_FLOW = 24;
  private static final int ROUNDS = 7;

  /** Ethernet, IPv4 and TCP headers, and a few bytes. */
  private static final int LENGTH = 14 + 20 + 20 + 12;

  public static void main(String[] arguments) {
    int running = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    var bytes = capture(running);
    report("read, decode, table, flows at once " + running, FlowThroughput::metered, bytes);
    report("read and decode alone", FlowThroughput::decoded, bytes);
  }

  private static void report(String what, ToLongFunction<byte[]> work, byte[] bytes) {
    for (int round = 0; round < ROUNDS; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long done = work.applyAsLong(bytes);
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      System.out.printf("%s: %.2f M packets/s (%d)%n", what, PACKETS * 1e3 / nanos, done);
    }
  }

  private static long metered(byte[] bytes) {
    var count = new long[1];
    var meter = new FlowMeter(FlowLimits.DEFAULT, flow -> count[0] += flow.packets());
    try (var capture = Capture.of("memory", new ByteArrayInputStream(bytes))) {
      meter.read(capture);
    }
    if (count[0] != PACKETS) {
      throw new IllegalStateException("packets: " + count[0] + " (expected: " + PACKETS + ")");
    }
    return meter.tally().flows();
  }

  private static long decoded(byte[] bytes) {
    long count = 0;
    var frame = new Frame();
    var packet = new Packet();
    try (var capture = Capture.of("memory", new ByteArrayInputStream(bytes))) {
      while (capture.next(frame)) {
        count += packet.decode(frame) == Decoded.PACKET ? 1 : 0;
      }
    }
    return count;
  }

  private static byte[] capture(int running) {
    var file = ByteBuffer.allocate(24 + PACKETS * (16 + LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
    file.putInt(65535).putInt(1);
    var random = new Randomness(3).stream(0, 0);
    var ids = new int[running];
    var sent = new int[running];
    int opened = 0;
    for (int i = 0; i < PACKETS; i++) {
      int slot = random.nextInt(running);
      if (sent[slot] % PER_FLOW == 0) {
        ids[slot] = opened++;
      }
      file.putInt(1_700_000_000 + i / 200_000).putInt(i % 200_000 * 5);
      file.putInt(LENGTH).putInt(LENGTH).put(packet(ids[slot], sent[slot]++ % PER_FLOW));
    }
    return file.array();
  }

  private static byte[] packet(int flow, int number) {
    boolean back = number % 2 == 1;
    int client = 0x0a000000 + flow / 40_000;
    int server = 0xc0a80000 + flow % 251;
    short port = (short) (20_000 + flow % 40_000);
    var bytes = ByteBuffer.allocate(LENGTH).putLong(0).putInt(0).putShort((short) 0x800);
    bytes.putShort((short) 0x4500).putShort((short) (LENGTH - 14)).putInt(0).putInt(0x40060000);
    bytes.putInt(back ? server : client).putInt(back ? client : server);
    bytes.putShort(back ? (short) 443 : port).putShort(back ? port : (short) 443);
    bytes.putInt(number * 12).putInt(0).put((byte) 0x50);
    bytes.put((byte) (number == 0 ? 2 : number == 1 ? 0x12 : number >= PER_FLOW - 2 ? 0x11 : 0x18));
    return bytes.array();
  }
}
