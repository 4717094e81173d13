package io.hauberk.detect.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.detect.Fuzzing;
import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a capture: frames lie within it, and no packet is longer than its frame. */
class CaptureFuzzTest {

  private static final byte[] SEGMENT = new Frames.Segment(1, 2, 3, 4, 2, 5).bytes(6);

  static Stream<byte[]> captures() {
    return Stream.of(
        Frames.pcap(SEGMENT, Frames.udp(1, 2, 3, 4)),
        Frames.pcap(
            ByteOrder.BIG_ENDIAN, 0xa1b23c4d, 1, Frames.ethernet(SEGMENT, 0x8100, 0x88a8, 0x800)),
        Frames.pcap(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 101, Frames.ipv6(0, new byte[48])));
  }

  static Stream<byte[]> sections() {
    var option = new byte[] {9, 0, 1, 0, 9, 0, 0, 0};
    return Stream.of(
        Frames.pcapng(ByteOrder.LITTLE_ENDIAN, option, SEGMENT),
        Frames.pcapng(ByteOrder.BIG_ENDIAN, new byte[0], SEGMENT, SEGMENT));
  }

  @MethodSource("captures")
  @FuzzTest(maxDuration = "15s")
  void fuzzPcap(byte[] data) {
    Fuzzing.assertAnswers(() -> read(data));
  }

  @MethodSource("sections")
  @FuzzTest(maxDuration = "15s")
  void fuzzPcapng(byte[] data) {
    Fuzzing.assertAnswers(() -> read(data));
  }

  private static void read(byte[] data) {
    try (var capture = Capture.of("bytes", new ByteArrayInputStream(data))) {
      var frame = new Frame();
      var packet = new Packet();
      while (capture.next(frame)) {
        assertThat(frame.nanos()).isNotNegative();
        assertThat(frame.length()).isBetween(0, data.length);
        if (packet.decode(frame) == Decoded.PACKET) {
          assertThat(packet.payloadLength()).isNotNegative();
          assertThat(packet.ipLength()).isBetween(20, frame.wireLength());
        }
      }
      assertThat(capture.tally().ending()).isNotEqualTo(Capture.Ending.OPEN);
    }
  }
}
