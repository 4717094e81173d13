package io.hauberk.detect.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.detect.packet.Capture;
import io.hauberk.detect.packet.Frames;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlowColumnsTest {

  /** Five requests a second apart, of 10 bytes each, and nothing back. */
  private static Flow flow() {
    var flows = new ArrayList<Flow>();
    var one = Frames.udp(1, 2, 1000, 53);
    var bytes = Frames.pcap(one, one, one, one, one);
    var meter = new FlowMeter(FlowLimits.DEFAULT, flows::add);
    meter.read(Capture.of("bytes", new ByteArrayInputStream(bytes)));
    assertThat(flows).hasSize(1);
    return flows.get(0);
  }

  private static String value(FlowColumns columns, String name) {
    int index = columns.header().indexOf(name);
    assertThat(index).as(name).isNotNegative();
    return columns.row(flow()).get(index);
  }

  @ParameterizedTest
  @EnumSource
  void row_everySet_fitsItsHeader(FlowColumns columns) {
    assertThat(columns.header()).doesNotHaveDuplicates();
    assertThat(columns.row(flow())).hasSameSizeAs(columns.header()).doesNotContain("NaN", "");
  }

  @Test
  void cic_columns_asItsOwnHeader() {
    assertThat(FlowColumns.CIC.header()).hasSize(84).endsWith("Idle Max", "Idle Min", "Label");
    assertThat(FlowColumns.CIC.header().subList(0, 9))
        .isEqualTo(
            List.of(
                "Flow ID",
                "Src IP",
                "Src Port",
                "Dst IP",
                "Dst Port",
                "Protocol",
                "Timestamp",
                "Flow Duration",
                "Total Fwd Packet"));
  }

  @Test
  void cic_knownFlow_asByHand() {
    var cic = FlowColumns.CIC;
    assertThat(value(cic, "Flow ID")).isEqualTo("10.0.0.1-1000-10.0.0.2-53-17");
    assertThat(value(cic, "Flow Duration")).isEqualTo("4000000");
    assertThat(value(cic, "Total Length of Fwd Packet")).isEqualTo("50");
    assertThat(value(cic, "Flow Bytes/s")).isEqualTo("12.5");
    assertThat(value(cic, "Fwd IAT Total")).isEqualTo("4000000");
    assertThat(value(cic, "Flow IAT Std")).isEqualTo("0");
    assertThat(value(cic, "Fwd Header Length")).isEqualTo("40");
    assertThat(value(cic, "Fwd Bytes/Bulk Avg")).isEqualTo("50");
    assertThat(value(cic, "Fwd Packet/Bulk Avg")).isEqualTo("5");
    assertThat(value(cic, "Down/Up Ratio")).isEqualTo("0");
    assertThat(value(cic, "Timestamp")).isEqualTo("1970-01-01T00:00:01.000007Z");
  }

  @Test
  void sound_knownFlow_asByHand() {
    var sound = FlowColumns.SOUND;
    assertThat(value(sound, "source")).isEqualTo("10.0.0.1");
    assertThat(value(sound, "tcp_state")).isEqualTo("none");
    assertThat(value(sound, "end")).isEqualTo("last");
    assertThat(value(sound, "seconds")).isEqualTo("4");
    assertThat(value(sound, "sent_payload_mean")).isEqualTo("10");
    assertThat(value(sound, "answered_packets")).isEqualTo("0");
    assertThat(value(sound, "gap_us_max")).isEqualTo("1000000");
  }
}
