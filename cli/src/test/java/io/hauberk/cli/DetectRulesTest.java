package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectRulesTest {

  private static final String RULE =
      """
      title: Download by shell
      id: 11111111-2222-3333-4444-555555555555
      name: download
      level: high
      tags: [attack.t1105]
      logsource: {product: linux, category: process_creation}
      detection:
        sel:
          CommandLine|contains: [curl, wget]
        pipe:
          CommandLine|endswith: '| sh'
        condition: sel and pipe
      """;

  private static final String EVENTS =
      """
      {"@timestamp":"2026-01-02T03:04:05Z","CommandLine":"curl x | sh","user":{"name":"eve"}}
      {"@timestamp":"2026-01-02T03:04:06Z","CommandLine":"ls","user":{"name":"bob"}}
      no json
      """;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void rules_events_alertAndFile() throws IOException {
    var alerts = folder.resolve("alerts");
    var console =
        Console.run(
            "detect",
            "rules",
            file("e.jsonl", EVENTS),
            "--rules",
            file("r.yml", RULE),
            "--alerts",
            alerts,
            "--alert-format",
            "ecs");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("3 events, 1 rules", "Download by shell", "eve", "T1105");
    assertThat(Files.readAllLines(alerts)).singleElement().asString().contains("\"eve\"");
  }

  @Test
  void rules_badOne_toldAndABar() throws IOException {
    var rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(rules.resolve("good.yml"), RULE);
    Files.writeString(rules.resolve("bad.yml"), RULE.replace("endswith", "ends"));
    var events = file("e.jsonl", EVENTS);
    var console = Console.run("detect", "rules", events, "--rules", rules);
    assertThat(console.code()).isZero();
    assertThat(console.out()).contains("1 refused", "modifier: ends");
    var bar = Console.run("detect", "rules", events, "--rules", rules, "--fail-on", "refused>0");
    assertThat(bar.code()).isEqualTo(1);
  }

  @Test
  void rules_mapping_fieldsAndSourcesFound() throws IOException {
    var mapping =
        file(
            "m.yml",
            """
            fields: {CommandLine: proc.line}
            logsources: [{product: linux, when: {kind: exec}}]
            principal: [who]
            """);
    var events =
        file(
            "e.jsonl",
            """
            {"kind":"exec","proc":{"line":"wget y | sh"},"who":"mallory"}
            {"kind":"other","proc":{"line":"wget y | sh"}}
            """);
    var console =
        Console.run(
            "detect",
            "rules",
            events,
            "--rules",
            file("r.yml", RULE),
            "--mapping",
            mapping,
            "--fail-on",
            "matches>1");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("mallory");
  }

  @Test
  void rules_otherLogSource_leftOutSoUsage() throws IOException {
    var console =
        Console.run(
            "detect",
            "rules",
            file("e.jsonl", EVENTS),
            "--rules",
            file("r.yml", RULE),
            "--logsource",
            "product=windows");
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).contains("one rule or more of this log source");
    assertThat(Console.run("detect", "rules", "--rules", file("r.yml", RULE)).code()).isEqualTo(2);
    var bad =
        Console.run(
            "detect",
            "rules",
            file("e.jsonl", EVENTS),
            "--rules",
            file("r.yml", RULE),
            "--logsource",
            "system=x");
    assertThat(bad.code()).isEqualTo(2);
  }

  @Test
  void rules_capture_flowsWatched() throws IOException {
    var rule =
        """
        title: Web
        logsource: {category: network_connection}
        detection: {s: {DestinationPort: 80, proto: tcp}, condition: s}
        """;
    var capture = SharedData.dataset("pcap/bug-2491-01_simple_http_download.onesided.pcap");
    var console =
        Console.run(
            "detect",
            "rules",
            "--capture",
            capture,
            "--rules",
            file("r.yml", rule),
            "--fail-on",
            "matches<1");
    assertThat(console.code()).as(console.err()).isZero();
  }

  @Test
  void rules_chineseHelp_said() {
    assertThat(Console.run("detect", "rules", "--help", "--lang", "zh").out()).contains("Sigma 规则");
  }
}
