package io.hauberk.detect.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketTest {

  private static final int ETHERNET = 1;
  private static final int RAW = 101;

  private static final byte[] SEGMENT =
      new Frames.Segment(1, 2, 40000, 443, TcpFlag.SYN.bit() | TcpFlag.ECE.bit(), 77).bytes(5);

  private static Decoded decode(int link, byte[] bytes) {
    return new Packet().decode(Frames.frame(link, 0, bytes));
  }

  @Test
  void decode_segment_everyField() {
    var packet = Frames.decoded(RAW, 9, SEGMENT);
    assertThat(packet.source()).hasToString("10.0.0.1");
    assertThat(packet.target()).hasToString("10.0.0.2");
    assertThat(packet.sourcePort()).isEqualTo(40000);
    assertThat(packet.targetPort()).isEqualTo(443);
    assertThat(packet.protocol()).isEqualTo(Packet.TCP);
    assertThat(packet.version()).isEqualTo(4);
    assertThat(packet.sequence()).isEqualTo(77);
    assertThat(packet.windowSize()).isEqualTo(1024);
    assertThat(packet.headerLength()).isEqualTo(20);
    assertThat(packet.payloadLength()).isEqualTo(5);
    assertThat(packet.ipLength()).isEqualTo(45);
    assertThat(packet.nanos()).isEqualTo(9);
    assertThat(packet.is(TcpFlag.SYN)).isTrue();
    assertThat(packet.is(TcpFlag.ACK)).isFalse();
  }

  @Test
  void decode_tagsAndPadding_passed() {
    var padded = Arrays.copyOf(SEGMENT, SEGMENT.length + 30);
    var packet = Frames.decoded(ETHERNET, 0, Frames.ethernet(padded, 0x88a8, 0x8100, 0x0800));
    assertThat(packet.vlan()).isEqualTo(100 << 12 | 101);
    assertThat(packet.payloadLength()).isEqualTo(5);
    assertThat(decode(ETHERNET, Frames.ethernet(SEGMENT, tags(9)))).isEqualTo(Decoded.MALFORMED);
    assertThat(decode(ETHERNET, Frames.ethernet(SEGMENT, tags(8)))).isEqualTo(Decoded.PACKET);
  }

  private static int[] tags(int count) {
    var types = new int[count + 1];
    Arrays.fill(types, 0x8100);
    types[count] = 0x0800;
    return types;
  }

  @Test
  void decode_pppoeMplsAndLoopback_passed() {
    var session = ByteBuffer.allocate(8 + SEGMENT.length).putShort((short) 0x1100).putInt(1);
    session.putShort((short) 0x21).put(SEGMENT);
    assertThat(decode(ETHERNET, Frames.ethernet(session.array(), 0x8864)))
        .isEqualTo(Decoded.PACKET);
    var labels = ByteBuffer.allocate(8 + SEGMENT.length).putInt(0x200).putInt(0x300).put(SEGMENT);
    assertThat(decode(ETHERNET, Frames.ethernet(labels.array(), 0x8847))).isEqualTo(Decoded.PACKET);
    var loop = ByteBuffer.allocate(4 + SEGMENT.length).putInt(2).put(SEGMENT).array();
    assertThat(decode(0, loop)).isEqualTo(Decoded.PACKET);
    assertThat(decode(108, loop)).isEqualTo(Decoded.PACKET);
    var cooked = ByteBuffer.allocate(16 + SEGMENT.length).position(14).putShort((short) 0x800);
    assertThat(decode(113, cooked.put(SEGMENT).array())).isEqualTo(Decoded.PACKET);
    var cooked2 = ByteBuffer.allocate(20 + SEGMENT.length).putShort((short) 0x800).position(20);
    assertThat(decode(276, cooked2.put(SEGMENT).array())).isEqualTo(Decoded.PACKET);
  }

  @Test
  void decode_ipv6Extensions_passed() {
    var above = ByteBuffer.allocate(24 + 8).put((byte) 60).put((byte) 0).position(8);
    above.put((byte) 44).put((byte) 0).position(16);
    above.put((byte) 17).position(24).putShort((short) 53).putShort((short) 54);
    var packet = Frames.decoded(RAW, 0, Frames.ipv6(0, above.array()));
    assertThat(packet.protocol()).isEqualTo(Packet.UDP);
    assertThat(packet.version()).isEqualTo(6);
    assertThat(packet.sourcePort()).isEqualTo(53);
    assertThat(packet.source()).hasToString("0:0:0:0:0:0:0:1");

    above.putShort(18, (short) 8);
    assertThat(decode(RAW, Frames.ipv6(0, above.array()))).isEqualTo(Decoded.FRAGMENT);
  }

  @Test
  void decode_endlessExtensions_malformed() {
    assertThat(decode(RAW, Frames.ipv6(0, new byte[8 * 40]))).isEqualTo(Decoded.MALFORMED);
  }

  @Test
  void decode_laterFragment_noPorts() {
    var bytes = SEGMENT.clone();
    bytes[7] = 4;
    var packet = new Packet();
    assertThat(packet.decode(Frames.frame(RAW, 0, bytes))).isEqualTo(Decoded.FRAGMENT);
    assertThat(packet.sourcePort()).isZero();
    assertThat(packet.payloadLength()).isEqualTo(25);
  }

  @Test
  void decode_echo_identifierOnBothSides() {
    var echo = new byte[] {8, 0, 0, 0, 1, 2, 0, 1};
    var packet = Frames.decoded(RAW, 0, Frames.ipv4(Packet.ICMP, 1, 2, echo));
    assertThat(packet.sourcePort()).isEqualTo(258).isEqualTo(packet.targetPort());
  }

  /** Byte, value, result: each header contradicts itself, or is only cut. */
  @ParameterizedTest
  @CsvSource({
    "0, 0x44, MALFORMED",
    "0, 0x55, MALFORMED",
    "0, 0x4f, MALFORMED",
    "3, 19, MALFORMED",
    "3, 39, MALFORMED",
    "32, 0x40, MALFORMED",
    "32, 0xf0, MALFORMED",
    "3, 200, PACKET",
    "9, 250, PACKET"
  })
  void decode_changedByte_asStated(int at, String value, Decoded expected) {
    var bytes = SEGMENT.clone();
    bytes[at] = Integer.decode(value).byteValue();
    assertThat(decode(RAW, bytes)).isEqualTo(expected);
  }

  @Test
  void decode_everyCut_cutAndNeverMalformed() {
    var bytes = Frames.ethernet(SEGMENT, 0x8100, 0x0800);
    for (int length = 0; length < bytes.length; length++) {
      var frame = new Frame();
      frame.seen(0, ETHERNET);
      frame.lies(bytes, 0, length, bytes.length);
      assertThat(new Packet().decode(frame))
          .isEqualTo(length < 18 + 40 ? Decoded.CUT : Decoded.PACKET);
    }
  }

  @Test
  void decode_othersThanIp_told() {
    assertThat(decode(ETHERNET, Frames.ethernet(new byte[28], 0x0806))).isEqualTo(Decoded.NOT_IP);
    assertThat(decode(147, SEGMENT)).isEqualTo(Decoded.UNKNOWN_LINK);
  }
}
