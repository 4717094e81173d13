package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import io.hauberk.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<List<String>> csv(Path file) throws IOException {
    try (var reader = CsvReader.builder().ofCsvRecord(file)) {
      var rows = new ArrayList<List<String>>();
      reader.forEach(row -> rows.add(row.getFields()));
      return rows;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"logs", "series", "flows"})
  void help_everyVerb_hasExamplesInBothLanguages(String verb) {
    var english = Console.run("detect", verb, "--help");
    assertThat(english.code()).isZero();
    assertThat(english.out()).contains("Examples:").contains("hauberk detect " + verb);
    assertThat(Console.run("detect", verb, "--help", "--lang", "zh").out())
        .containsPattern("\\p{IsHan}");
  }

  @Test
  void detect_noVerb_usage() {
    assertThat(Console.run("detect").code()).isEqualTo(2);
    assertThat(Console.run("detect", "logs").code()).isEqualTo(2);
  }

  @Test
  void logs_openSsh_findsTheBruteForceAndItsSources() throws IOException {
    var alerts = folder.resolve("alerts");
    var log = SharedData.dataset("loghub/OpenSSH_2k.log");
    var console = Console.run("detect", "logs", log, "--alerts", alerts, "--format", "json");

    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out())
        .contains("183.62.140.253", "187.141.143.180", "103.99.0.122", "112.95.230.3");
    for (var line : Files.readAllLines(alerts)) {
      var alert = JSON.readTree(line);
      assertThat(alert.path("class_uid").asInt()).isEqualTo(2004);
      assertThat(alert.at("/finding_info/analytic/name").asText()).isEqualTo("brute-force");
      assertThat(alert.at("/finding_info/attacks/0/technique/uid").asText()).isEqualTo("T1110");
    }
  }

  @Test
  void logs_failOn_makesABarOfAlerts() {
    var log = SharedData.dataset("loghub/OpenSSH_2k.log");
    assertThat(Console.run("detect", "logs", log, "--fail-on", "alerts>0").code()).isEqualTo(1);
    assertThat(Console.run("detect", "logs", log, "--fail-on", "forgotten>0").code()).isZero();
  }

  @Test
  void logs_assignments_everyRecordHasARow() throws IOException {
    var target = folder.resolve("lines.csv");
    var log = SharedData.dataset("loghub/HDFS_2k.log_structured.csv");
    var console = Console.run("detect", "logs", log, "--field", "Content", "--assignments", target);

    assertThat(console.code()).as(console.err()).isZero();
    var rows = csv(target);
    assertThat(rows.get(0)).containsExactly("line", "template_id", "template", "parameters");
    assertThat(rows).hasSize(2001);
    assertThat(rows.get(1).get(0)).isEqualTo("1");
    assertThat(rows.get(1).get(2)).isEqualTo("PacketResponder <*> for block <*> terminating");
    assertThat(JSON.readTree(rows.get(1).get(3)))
        .isEqualTo(JSON.createArrayNode().add("1").add("blk_38865049064139660"));
  }

  @Test
  void logs_jsonLinesWithOddRecords_goOn() throws IOException {
    var log =
        file(
            "app.jsonl",
            """
            {"message":"user \\"eve\\" took 15 ms"}
            no json
            {"other":1}

            {"message":"user \\"eve\\" took 16 ms"}
            """);
    var target = folder.resolve("lines.csv");
    var console = Console.run("detect", "logs", log, "--field", "message", "--assignments", target);

    assertThat(console.code()).as(console.err()).isZero();
    var rows = csv(target);
    assertThat(rows).hasSize(6);
    assertThat(rows.get(1).get(1)).isEqualTo(rows.get(5).get(1)).isNotEmpty();
  }

  @Test
  void logs_notUtf8AndHugeLine_goOnAndAreCounted() throws IOException {
    var log = folder.resolve("odd.log");
    Files.write(log, new byte[] {(byte) 0xff, (byte) 0xfe, ' ', 'x', '\n'});
    Files.write(
        log, "a".repeat(10 << 20).getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    Files.writeString(log, "\nlast 1\n", StandardOpenOption.APPEND);
    var target = folder.resolve("lines.csv");
    var console = Console.run("detect", "logs", log, "--assignments", target, "--fail-on", "cut>0");

    assertThat(console.code()).as(console.err()).isEqualTo(1);
    assertThat(csv(target)).hasSize(4);
  }

  @Test
  void logs_empty_nothingIsFound() throws IOException {
    var console = Console.run("detect", "logs", file("empty.log", ""), "--format", "json");
    assertThat(console.code()).as(console.err()).isZero();
  }

  @Test
  void logs_missingFileOrField_areTold() throws IOException {
    var missing = Console.run("detect", "logs", folder.resolve("none.log"));
    assertThat(missing.code()).isEqualTo(3);
    assertThat(missing.err()).contains("none.log").contains("(expected: ");
    var csv = file("a.csv", "x,y\n1,2\n");
    var field = Console.run("detect", "logs", csv, "--field", "Content");
    assertThat(field.code()).isEqualTo(2);
    assertThat(field.err()).startsWith("field: Content (expected: one of [x, y])");
  }

  @Test
  void logs_sinkDown_watchingGoesOnAndLossIsTold() {
    var log = SharedData.dataset("loghub/OpenSSH_2k.log");
    var console =
        Console.run("detect", "logs", log, "--webhook", "http://127.0.0.1:1/x?key=geheim");
    assertThat(console.code()).isZero();
    assertThat(console.err()).contains("alerts lost: ").doesNotContain("geheim");
  }

  @Test
  void logs_sessionsUnlikeNormalOnes_areFound() throws IOException {
    var clean = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      clean.append("s").append(i).append(" open door\ns").append(i).append(" close door\n");
    }
    var normal = file("clean.log", clean.toString());
    var log = file("today.log", "s1 open door\ns2 open door\ns2 break lock\ns1 close door\n");
    var console =
        Console.run(
            "detect",
            "logs",
            log,
            "--normal",
            normal,
            "--session",
            "^(s[0-9]+)",
            "--format",
            "json",
            "--fail-on",
            "alerts>1");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("HBK-LOG-002", "\"s2\"").doesNotContain("\"s1\"");

    var alone = Console.run("detect", "logs", log, "--normal", normal);
    assertThat(alone.code()).isEqualTo(2);
    assertThat(alone.err()).startsWith("session: none (expected: --normal and --session together)");
    var bad = Console.run("detect", "logs", log, "--normal", normal, "--session", "(");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.err()).startsWith("session: ( (expected: RE2 syntax");
  }

  @Test
  void logs_follow_showsRatesAndAlerts() throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append("Dec 10 06:55:").append(10 + i);
      text.append(" host sshd[1]: Failed password for root from 10.0.0.9 port 22 ssh2\n");
    }
    var log = file("auth.log", text.toString());
    var console = Console.run("detect", "logs", log, "--follow", "PT0.5S");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.err()).contains("ALERT HIGH 10.0.0.9").contains("20 lines");
  }

  @Test
  void series_nab_findsTheFailureAndDrawsIt() throws IOException {
    var series =
        SharedData.dataset("nab/data/realKnownCause/machine_temperature_system_failure.csv");
    var alerts = folder.resolve("alerts");
    var console =
        Console.run(
            "detect", "series", series, "--trees", "0", "--alerts", alerts, "--out", folder);

    assertThat(console.code()).as(console.err()).isZero();
    assertThat(Files.readAllLines(alerts)).isNotEmpty();
    try (var written = Files.list(folder)) {
      var html = written.filter(file -> file.toString().endsWith(".html")).findFirst();
      assertThat(Files.readString(html.orElseThrow())).contains("<svg").contains("alarm");
    }
  }

  @Test
  void series_gapsConstantsAndClockBack_areCounted() throws IOException {
    var text = new StringBuilder("at,ms\n");
    for (int i = 0; i < 400; i++) {
      text.append(1_700_000_000L + (i == 200 ? 0 : 60L * i)).append(',');
      text.append(i % 50 == 7 ? "-" : "5").append('\n');
    }
    var series = file("m.csv", text.toString());
    var console =
        Console.run(
            "detect",
            "series",
            series,
            "--time-column",
            "at",
            "--value-column",
            "ms",
            "--fail-on",
            "alarms>0");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("8 missing").contains("1 out of order");
  }

  @Test
  void series_badArguments_usage() throws IOException {
    var series = file("m.csv", "timestamp,value\n");
    assertThat(Console.run("detect", "series", series).code()).isZero();
    assertThat(Console.run("detect", "series", series, "--threshold", "-1").code()).isEqualTo(2);
    assertThat(Console.run("detect", "series", series, "--trees", "x").code()).isEqualTo(2);
    var column = file("n.csv", "a,b\n1,2\n");
    assertThat(Console.run("detect", "series", column).err()).contains("one of [a, b]");
    assertThat(Console.run("detect", "series", folder.resolve("none.csv")).code()).isEqualTo(3);
  }
}
