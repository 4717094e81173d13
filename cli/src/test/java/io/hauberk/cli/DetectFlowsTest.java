package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.testkit.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectFlowsTest {

  @TempDir Path folder;

  /** Two datagrams there and one back, without a link, a second apart. */
  private Path capture() throws IOException {
    var file = ByteBuffer.allocate(24 + 3 * (16 + 32)).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
    file.putInt(65535).putInt(101);
    for (int i = 0; i < 3; i++) {
      file.putInt(i).putInt(0).putInt(32).putInt(32).put(datagram(i == 1));
    }
    return Files.write(folder.resolve("three.pcap"), file.array());
  }

  private static byte[] datagram(boolean answer) {
    int client = 0x0a000001;
    int server = 0x0a000002;
    var ip = ByteBuffer.allocate(32).putInt(0x45000020).putInt(0).putInt(0x40110000);
    ip.putInt(answer ? server : client).putInt(answer ? client : server);
    ip.putShort((short) (answer ? 53 : 4000)).putShort((short) (answer ? 4000 : 53));
    return ip.array();
  }

  @Test
  void flows_smallCapture_oneRow() throws IOException {
    var target = folder.resolve("flows.csv");
    var console = Console.run("detect", "flows", capture(), "--flows", target);

    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("1 captures, 3 packets, 1 flows", "10.0.0.1 4000");
    var rows = Files.readAllLines(target);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).startsWith("source,source_port,target,target_port,protocol,start,");
    assertThat(rows.get(1))
        .startsWith("10.0.0.1,4000,10.0.0.2,53,17,1970-01-01T00:00:00Z,none,last,2,");
  }

  @Test
  void flows_cicColumns_84() throws IOException {
    var target = folder.resolve("flows.csv");
    var console =
        Console.run("detect", "flows", capture(), "--flows", target, "--column-set", "cic");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(Files.readAllLines(target)).allMatch(row -> row.split(",", -1).length == 84);
  }

  @Test
  void flows_truncatedCapture_countedAndABar() throws IOException {
    var bytes = Files.readAllBytes(capture());
    var file = Files.write(folder.resolve("t.pcap"), Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(Console.run("detect", "flows", file).out()).contains("truncated");
    var bar = Console.run("detect", "flows", file, "--fail-on", "broken-files>0");
    assertThat(bar.code()).isEqualTo(1);
  }

  @Test
  void flows_limit_stopsThere() throws IOException {
    var console = Console.run("detect", "flows", capture(), "--limit", 2);
    assertThat(console.out()).contains("2 packets, 1 flows");
  }

  @Test
  void flows_noCapture_failureAndNoFile() throws IOException {
    var target = folder.resolve("flows.csv");
    var file = Files.writeString(folder.resolve("text"), "no capture at all");
    var console = Console.run("detect", "flows", file, "--flows", target);
    assertThat(console.code()).isEqualTo(3);
    assertThat(console.err()).contains("(expected: a pcap or pcapng file)");
    assertThat(target).doesNotExist();
    assertThat(Console.run("detect", "flows").code()).isEqualTo(2);
    assertThat(Console.run("detect", "flows", file, "--max-flows", 0).code()).isEqualTo(2);
  }

  @Test
  void flows_realCapture_itsConnections() {
    var file = SharedData.dataset("pcap/bug-2491-01_simple_http_download.onesided.pcap");
    var console = Console.run("detect", "flows", file);
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("largest flows");
  }
}
