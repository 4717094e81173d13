package io.hauberk.detect.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTest {

  private static final byte[] PACKET = Frames.udp(1, 2, 53, 4000);

  private static Capture capture(byte[] bytes) {
    return Capture.of("bytes", new ByteArrayInputStream(bytes));
  }

  private static List<Long> times(Capture capture) {
    var times = new ArrayList<Long>();
    var frame = new Frame();
    while (capture.next(frame)) {
      times.add(frame.nanos());
    }
    return times;
  }

  static Stream<Arguments> orders() {
    return Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)
        .flatMap(
            order ->
                Stream.of(
                    Arguments.of(order, 0xa1b2c3d4, 7000L), Arguments.of(order, 0xa1b23c4d, 7L)));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void pcap_everyOrderAndUnit_framesAndTimes(ByteOrder order, int magic, long fraction) {
    try (var capture = capture(Frames.pcap(order, magic, 101, PACKET, PACKET))) {
      var frame = new Frame();
      assertThat(capture.next(frame)).isTrue();
      assertThat(frame.nanos()).isEqualTo(Frames.SECOND + fraction);
      assertThat(frame.link()).isEqualTo(101);
      assertThat(frame.length()).isEqualTo(frame.wireLength()).isEqualTo(PACKET.length);
      assertThat(new Packet().decode(frame)).isEqualTo(Decoded.PACKET);
      assertThat(capture.next(frame)).isTrue();
      assertThat(capture.next(frame)).isFalse();
      assertThat(capture.tally()).isEqualTo(new Capture.Tally(2, 0, 0, Capture.Ending.WHOLE));
    }
  }

  static Stream<ByteOrder> byteOrders() {
    return Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN);
  }

  @ParameterizedTest
  @MethodSource("byteOrders")
  void pcapng_resolutionAndOffset_times(ByteOrder order) {
    var nanos = ByteBuffer.allocate(24).order(order).putShort((short) 9).putShort((short) 1);
    nanos.put((byte) 9).position(8).putShort((short) 14).putShort((short) 8).putLong(5);
    assertThat(times(capture(Frames.pcapng(order, nanos.array(), PACKET, PACKET))))
        .containsExactly(5 * Frames.SECOND + 1, 5 * Frames.SECOND + 2);
    assertThat(times(capture(Frames.pcapng(order, new byte[0], PACKET)))).containsExactly(1000L);
    var halves = ByteBuffer.allocate(8).order(order).putShort((short) 9).putShort((short) 1);
    halves.put((byte) 0x81);
    assertThat(times(capture(Frames.pcapng(order, halves.array(), PACKET))))
        .containsExactly(Frames.SECOND / 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {19, 20, 127, 0xbf, 0xff})
  void pcapng_resolutionBeyondAClock_damaged(int resolution) {
    var option = ByteBuffer.allocate(8).putShort((short) 9).putShort((short) 1);
    option.put((byte) resolution);
    var capture = capture(Frames.pcapng(ByteOrder.BIG_ENDIAN, option.array(), PACKET));
    assertThat(times(capture)).isEmpty();
    assertThat(capture.tally().ending()).isEqualTo(Capture.Ending.DAMAGED);
  }

  @Test
  void pcapng_simpleOldAndUnknownBlocks_read() {
    var order = ByteOrder.LITTLE_ENDIAN;
    var head = Frames.pcapng(order, new byte[0]);
    var simple = ByteBuffer.allocate(4 + PACKET.length).order(order).putInt(PACKET.length + 9);
    var old = ByteBuffer.allocate(20 + PACKET.length).order(order).putInt(0).putInt(0).putInt(3);
    old.putInt(PACKET.length).putInt(PACKET.length).put(PACKET);
    var file =
        Frames.joined(
            List.of(
                head,
                Frames.block(order, 3, simple.put(PACKET).array()),
                Frames.block(order, 0xbad, new byte[40]),
                Frames.block(order, 2, old.array()),
                Frames.pcapng(ByteOrder.BIG_ENDIAN, new byte[0], PACKET)));
    var capture = capture(file);
    assertThat(times(capture)).containsExactly(0L, 3000L, 1000L);
    assertThat(capture.tally()).isEqualTo(new Capture.Tally(3, 1, 0, Capture.Ending.WHOLE));
  }

  @Test
  void capture_everyPrefix_framesBeforeAndTruncated() {
    var pcap = Frames.pcap(PACKET, PACKET);
    var pcapng = Frames.pcapng(ByteOrder.LITTLE_ENDIAN, new byte[0], PACKET, PACKET);
    for (var file : List.of(pcap, pcapng)) {
      for (int length = 28; length < file.length; length++) {
        var capture = capture(Arrays.copyOf(file, length));
        assertThat(times(capture).size()).isLessThan(2);
        assertThat(capture.tally().ending()).isIn(Capture.Ending.TRUNCATED, Capture.Ending.WHOLE);
      }
    }
  }

  @Test
  void pcap_fourGigabyteLength_truncatedWithinTheWindow() {
    var file = ByteBuffer.wrap(Frames.pcap(PACKET, PACKET)).order(ByteOrder.LITTLE_ENDIAN);
    var capture = capture(file.putInt(24 + 16 + PACKET.length + 8, -1).array());
    assertThat(times(capture)).hasSize(1);
    assertThat(capture.tally().ending()).isEqualTo(Capture.Ending.TRUNCATED);
  }

  @Test
  void pcap_frameAboveTheLargest_passedOverAndCounted() {
    var large = ByteBuffer.allocate(400_000).order(ByteOrder.LITTLE_ENDIAN);
    large.put(Frames.pcap(PACKET)).putInt(2).putInt(0).putInt(300_000).putInt(300_000);
    large.position(large.position() + 300_000).putInt(3).putInt(0).putInt(4).putInt(60).putInt(0);
    var capture = capture(Arrays.copyOf(large.array(), large.position()));
    assertThat(times(capture)).hasSize(2);
    assertThat(capture.tally()).isEqualTo(new Capture.Tally(2, 1, 1, Capture.Ending.WHOLE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 13, 0x7ffffffc, -1, -4})
  void pcapng_impossibleLength_endsInBoundedTime(int length) {
    var file = Frames.pcapng(ByteOrder.BIG_ENDIAN, new byte[0], PACKET, PACKET);
    int second = file.length - (32 + (PACKET.length + 3) / 4 * 4);
    var capture = capture(ByteBuffer.wrap(file).putInt(second + 4, length).array());
    assertThat(times(capture)).hasSize(1);
    assertThat(capture.tally().ending()).isIn(Capture.Ending.DAMAGED, Capture.Ending.TRUNCATED);
  }

  @Test
  void pcapng_lengthBehindDiffers_damaged() {
    var file = Frames.pcapng(ByteOrder.BIG_ENDIAN, new byte[0], PACKET);
    file[file.length - 1] ^= 4;
    var capture = capture(file);
    assertThat(times(capture)).isEmpty();
    assertThat(capture.tally().ending()).isEqualTo(Capture.Ending.DAMAGED);
  }

  @Test
  void open_noCapture_oneLine() {
    for (var bytes :
        List.of(
            new byte[0],
            new byte[3],
            new byte[64],
            "no capture".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
      assertThatThrownBy(() -> capture(bytes))
          .isInstanceOf(DataFormatException.class)
          .hasMessage("capture: bytes (expected: a pcap or pcapng file)");
    }
    var version = Frames.pcap(PACKET);
    version[4] = 9;
    assertThatThrownBy(() -> capture(version)).hasMessage("capture.version: 9 (expected: 2)");
    assertThatThrownBy(() -> capture(Arrays.copyOf(Frames.pcap(), 20)))
        .hasMessageContaining("24 bytes");
    assertThatThrownBy(() -> Capture.open(Path.of("absent.pcap")))
        .isInstanceOf(StorageException.class);
  }
}
