package io.hauberk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Digest;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {

  @TempDir Path folder;

  @Test
  void builder_everything_kept() {
    var evidence = Samples.evidence();
    assertThat(evidence.seed()).isEqualTo(7);
    assertThat(evidence.elapsed()).isEqualTo(Duration.ofMillis(12_345));
    assertThat(evidence.toolVersion()).isEqualTo("0.1.0");
    assertThat(evidence.configuration()).containsEntry("epsilon", "0.1");
    assertThat(evidence.outcomes()).extracting(Bar.Outcome::hit).containsExactly(true, false);
    assertThat(evidence.barHit()).isTrue();
  }

  @Test
  void maps_anyOrderOfCalls_sorted() {
    var evidence =
        start("hauberk").setting("b", "1").setting("a", "2").version("z", "1").version("y", "2");
    assertThat(evidence.build(Samples.ENDED).configuration().keySet()).containsExactly("a", "b");
    assertThat(evidence.build(Samples.ENDED).versions().keySet()).containsExactly("y", "z");
  }

  @Test
  void platform_thisMachine_javaAndSystem() {
    var versions = start("hauberk").platform().build(Samples.ENDED).versions();
    assertThat(versions).containsEntry("java", Runtime.version().toString()).containsKey("os");
  }

  @Test
  void toolVersion_unset_unknown() {
    assertThat(Samples.emptyEvidence().toolVersion()).isEqualTo("unknown");
    assertThat(Samples.emptyEvidence().barHit()).isFalse();
  }

  @Test
  void commandLine_oddArguments_quotedForTheShell() {
    var evidence = start("hauberk", "a b", "it's", "", "$(rm -rf x)", "x=1,y:/z@%+-");
    assertThat(evidence.build(Samples.ENDED).commandLine())
        .isEqualTo("hauberk 'a b' 'it'\\''s' '' '$(rm -rf x)' x=1,y:/z@%+-");
  }

  @Test
  void input_file_digestAndSize() throws IOException {
    var file = Files.writeString(folder.resolve("data.csv"), "a,b\n");
    var input = Evidence.Input.of(file);
    assertThat(input)
        .isEqualTo(
            new Evidence.Input(
                file.toString(), Digest.sha256("a,b\n".getBytes(StandardCharsets.UTF_8)), 4));
  }

  @Test
  void input_missingFile_storageError() {
    assertThatThrownBy(() -> Evidence.Input.of(folder.resolve("none")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("none");
  }

  @Test
  void input_badDigest_refused() {
    assertThatThrownBy(() -> new Evidence.Input("f", "ABC", 1))
        .hasMessage("input.sha256: ABC (expected: 64 hexadecimal digits)");
    assertThatThrownBy(() -> new Evidence.Input("f", "0".repeat(64), -1))
        .hasMessage("input.bytes: -1 (expected: >= 0)");
  }

  @Test
  void build_metricTwice_refused() {
    var builder = start("hauberk").metric(Metric.plain("a", 1)).metric(Metric.plain("a", 2));
    assertThatThrownBy(() -> builder.build(Samples.ENDED))
        .hasMessage("evidence.metrics: a (expected: unique names)");
  }

  @Test
  void build_barOnUnknownMetric_refused() {
    var builder = start("hauberk").metric(Metric.plain("a", 1)).bars(List.of(Bar.parse("b<1")));
    assertThatThrownBy(() -> builder.build(Samples.ENDED))
        .hasMessage("fail-on: b (expected: one of a)");
  }

  @Test
  void build_endBeforeStart_refused() {
    assertThatThrownBy(
            () -> Evidence.builder(List.of("hauberk"), 0, Samples.ENDED).build(Samples.STARTED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("evidence.ended: 2026-11-21T10:00:00Z");
  }

  @Test
  void build_noCommand_refused() {
    assertThatThrownBy(() -> start().build(Samples.ENDED))
        .hasMessage("evidence.command: empty (expected: a program and arguments)");
  }

  private static Evidence.Builder start(String... command) {
    return Evidence.builder(List.of(command), 0, Samples.STARTED);
  }
}
