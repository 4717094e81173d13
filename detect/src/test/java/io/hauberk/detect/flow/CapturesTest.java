package io.hauberk.detect.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.detect.packet.Capture;
import io.hauberk.detect.packet.Decoded;
import io.hauberk.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The captures of suricata-verify: real traffic, much of it hostile. */
class CapturesTest {

  private static List<Path> captures() throws IOException {
    try (var files = Files.list(SharedData.dataset("pcap"))) {
      return files.filter(file -> file.toString().endsWith(".pcap")).sorted().toList();
    }
  }

  @Test
  void read_everyCapture_everyPacketInOneFlow() throws IOException {
    var captures = captures();
    assertThat(captures).hasSizeGreaterThan(300);
    var all = new EnumMap<Decoded, Long>(Decoded.class);
    var endings = new EnumMap<Capture.Ending, Integer>(Capture.Ending.class);
    long flows = 0;
    for (var file : captures) {
      long[] packets = new long[1];
      var meter =
          new FlowMeter(
              FlowLimits.DEFAULT.withMaxFlows(1 << 12),
              flow -> {
                packets[0] += flow.packets();
                check(flow);
              });
      try (var capture = Capture.open(file)) {
        meter.read(capture);
        endings.merge(capture.tally().ending(), 1, Integer::sum);
        assertThat(meter.frames().values().stream().mapToLong(Long::longValue).sum())
            .as(file.toString())
            .isEqualTo(capture.tally().frames());
      }
      assertThat(meter.frames().get(Decoded.PACKET)).isEqualTo(packets[0]);
      meter.frames().forEach((result, count) -> all.merge(result, count, Long::sum));
      flows += meter.tally().flows();
    }
    assertThat(all.get(Decoded.PACKET)).isGreaterThan(20_000);
    assertThat(all.get(Decoded.UNKNOWN_LINK)).isZero();
    assertThat(all.get(Decoded.MALFORMED)).isLessThan(10);
    assertThat(endings).containsEntry(Capture.Ending.TRUNCATED, 2).hasSize(2);
    assertThat(flows).isGreaterThan(1000);
  }

  private static void check(Flow flow) {
    for (var columns : FlowColumns.values()) {
      assertThat(columns.row(flow)).hasSameSizeAs(columns.header()).doesNotContain("NaN");
    }
    assertThat(flow.seconds()).isBetween(0.0, 121.0);
  }
}
