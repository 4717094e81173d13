package io.hauberk.detect.netflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.detect.flow.FlowPairs;
import io.hauberk.detect.flow.FlowRecord;
import io.hauberk.detect.flow.TcpState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportReaderTest {

  private final List<FlowRecord> flows = new ArrayList<>();
  private final ExportReader reader = new ExportReader(flows::add);

  private static final byte[] OPENING = Exports.record(1, 4000, 2, 22, 2);

  private void assertOpening(FlowRecord flow) {
    assertThat(flow.initiator()).hasToString("10.0.0.1");
    assertThat(flow.responder()).hasToString("10.0.0.2");
    assertThat(flow.initiatorPort()).isEqualTo(4000);
    assertThat(flow.responderPort()).isEqualTo(22);
    assertThat(flow.protocol()).isEqualTo(6);
    assertThat(flow.sent()).isEqualTo(new FlowRecord.Side(5, 500, 2));
    assertThat(flow.firstNanos()).isEqualTo((Exports.SECONDS - 9) * 1_000_000_000L);
    assertThat(flow.seconds()).isEqualTo(2);
    assertThat(flow.state()).isEqualTo(TcpState.ATTEMPTED);
  }

  @Test
  void netflow9_templateAndData_flow() {
    reader.read(Exports.netflow9(Exports.set(0, Exports.template()), Exports.set(256, OPENING)));
    assertThat(flows).singleElement().satisfies(this::assertOpening);
    assertThat(reader.tally()).isEqualTo(new ExportReader.Tally(1, 0, 1, 0, 0, 0));
  }

  @Test
  void netflow9_dataBeforeTemplate_countedThenRead() {
    reader.read(Exports.netflow9(Exports.set(256, OPENING)));
    assertThat(reader.tally().unknown()).isEqualTo(1);
    reader.read(Exports.netflow9(Exports.set(0, Exports.template())));
    reader.read(Exports.netflow9(Exports.set(256, OPENING, OPENING, new byte[2])));
    assertThat(flows).hasSize(2);
    assertThat(reader.tally().broken()).isZero();
  }

  @Test
  void netflow5_record_flow() {
    reader.read(Exports.netflow5());
    assertThat(flows).singleElement().satisfies(this::assertOpening);
  }

  /** IPv6, milliseconds, a text of variable length, another enterprise, the reverse of RFC 5103. */
  @Test
  void ipfix_elementsOfAllKinds_flow() {
    var template = ByteBuffer.allocate(4 + 9 * 4 + 2 * 4).putShort((short) 300).putShort((short) 9);
    for (int field : new int[] {27 << 16 | 16, 28 << 16 | 16, 152 << 16 | 8, 153 << 16 | 8}) {
      template.putInt(field);
    }
    template.putInt(82 << 16 | 0xffff).putInt(1 << 16 | 3).putInt(2 << 16 | 1);
    template.putInt(0x8002_0002).putInt(29305).putInt(0x8001_0004).putInt(12345);
    var data = ByteBuffer.allocate(100).putLong(0x2001_0db8_0000_0000L).putLong(1);
    data.putLong(0x2001_0db8_0000_0000L).putLong(2).putLong(1_700_000_000_123L);
    data.putLong(1_700_000_001_123L)
        .put((byte) 3)
        .put("eth".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    data.put(new byte[] {1, 0, 0}).put((byte) 9).putShort((short) 4).putInt(99);
    var record = Arrays.copyOf(data.array(), data.position());
    reader.read(Exports.ipfix(Exports.set(2, template.array()), Exports.set(300, record)));

    assertThat(flows)
        .singleElement()
        .satisfies(
            flow -> {
              assertThat(flow.initiator()).hasToString("2001:db8:0:0:0:0:0:1");
              assertThat(flow.sent()).isEqualTo(new FlowRecord.Side(9, 65536, 0));
              assertThat(flow.answered().packets()).isEqualTo(4);
              assertThat(flow.firstNanos()).isEqualTo(1_700_000_000_123_000_000L);
              assertThat(flow.seconds()).isEqualTo(1);
            });
  }

  @Test
  void ipfix_withdrawnTemplate_unknown() {
    var sets = Exports.set(2, Exports.template(), Exports.template(256, new int[0][]));
    reader.read(Exports.ipfix(sets, Exports.set(256, OPENING)));
    assertThat(reader.tally().unknown()).isEqualTo(1);
  }

  @Test
  void options_countedNotFlows() {
    var options = ByteBuffer.allocate(14).putShort((short) 257).putShort((short) 4);
    options.putShort((short) 4).putInt(1 << 16 | 4).putInt(41 << 16 | 4);
    reader.read(Exports.netflow9(Exports.set(1, options.array()), Exports.set(257, new byte[16])));
    assertThat(reader.tally().options()).isEqualTo(2);
    assertThat(flows).isEmpty();
  }

  @Test
  void message_brokenAnywhere_countedAndGoesOn() {
    var whole =
        Exports.netflow9(Exports.set(0, Exports.template()), Exports.set(256, OPENING, OPENING));
    for (int length = 0; length < whole.length; length++) {
      reader.read(Arrays.copyOf(whole, length));
    }
    reader.read(new byte[] {0, 7, 0, 0});
    var liar = whole.clone();
    liar[22] = (byte) 0xff;
    reader.read(liar);
    flows.clear();
    reader.read(whole);
    assertThat(flows).hasSize(2);
    assertThat(reader.tally().broken()).isGreaterThan(20);
  }

  @Test
  void template_impossible_refused() {
    var lengthless = Exports.template(256, new int[][] {{8, 0}, {12, 0}});
    var low = Exports.template(255, new int[][] {{8, 4}});
    reader.read(Exports.netflow9(Exports.set(0, lengthless, low)));
    reader.read(Exports.netflow9(Exports.set(0, Exports.template(300, new int[300][2]))));
    reader.read(Exports.netflow9(Exports.set(256, new byte[100])));
    assertThat(reader.tally().refused()).isEqualTo(3);
    assertThat(reader.tally().unknown()).isEqualTo(1);
  }

  /** The first template is used throughout and stays; the flood pushes out itself. */
  @Test
  void template_flood_boundedAndWatchingGoesOn() {
    reader.read(Exports.netflow9(Exports.set(0, Exports.template())));
    for (int i = 0; i < 3 * Exporters.MOST_TEMPLATES; i++) {
      reader.read(
          Exports.netflow9(
              Exports.set(0, Exports.template(257 + i, new int[][] {{8, 4}})),
              Exports.set(256, OPENING)));
    }
    assertThat(flows).hasSize(3 * Exporters.MOST_TEMPLATES);
    reader.read(Exports.netflow9(Exports.set(257, new byte[4])));
    assertThat(reader.tally().unknown()).isEqualTo(1);
  }

  @Test
  void pairs_bothDirections_oneFlow() {
    var joined = new ArrayList<FlowRecord>();
    var pairs = new FlowPairs(joined::add);
    var both = new ExportReader(pairs);
    both.read(
        Exports.netflow9(
            Exports.set(0, Exports.template()),
            Exports.set(256, Exports.record(2, 22, 1, 4000, 0x12), OPENING),
            Exports.set(256, Exports.record(3, 1, 4, 2, 2))));
    pairs.finish();
    assertThat(joined).hasSize(2);
    assertThat(joined.get(0).initiatorPort()).isEqualTo(4000);
    assertThat(joined.get(0).state()).isEqualTo(TcpState.OPEN);
    assertThat(joined.get(0).isAnswered()).isTrue();
    assertThat(joined.get(1).isAnswered()).isFalse();
  }

  @Test
  void file_ofIpfix_messagesAndTruncation(@TempDir Path folder) throws IOException {
    var template = Exports.ipfix(Exports.set(2, Exports.template()));
    var data = Exports.ipfix(Exports.set(256, OPENING));
    var file = Files.write(folder.resolve("f"), Exports.joined(template, data, data));
    assertThat(ExportFile.read(file, reader)).isTrue();
    assertThat(flows).hasSize(2);
    var bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(ExportFile.read(file, reader)).isFalse();
    Files.write(file, new byte[] {0, 10, 0, 3});
    assertThatThrownBy(() -> ExportFile.read(file, reader)).isInstanceOf(DataFormatException.class);
    Files.write(file, new byte[1]);
    assertThatThrownBy(() -> ExportFile.read(file, reader))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("(expected: IPFIX messages, or a capture)");
  }
}
