package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assess",
        "attack",
        "harden",
        "certify",
        "train",
        "validate",
        "convert",
        "blackbox",
        "steal"
      })
  void help_everyVerb_hasExamples(String verb) {
    var console = Console.run(verb, "--help");
    assertThat(console.code()).isZero();
    assertThat(console.out())
        .contains("Usage: hauberk " + verb)
        .contains("Examples:")
        .contains("hauberk " + verb);
    assertThat(console.err()).isEmpty();
  }

  @Test
  void help_chinese_speaksChinese() {
    assertThat(Console.run("attack", "--help", "--lang", "zh").out()).contains("在数据集的测试样本上攻击模型");
  }

  @Test
  void run_noVerb_usage() {
    var console = Console.run();
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).startsWith("verb: none (expected: one of [");
  }

  @Test
  void run_unknownVerbOrFlag_usage() {
    assertThat(Console.run("atack").code()).isEqualTo(2);
    assertThat(Console.run("attack", "--epsilonn", "1").code()).isEqualTo(2);
  }

  @Test
  void attack_noThreatModel_refusedBeforeAnythingIsRead() {
    var console = Console.run("attack", "--model", "none.onnx", "--data", "glyphs");
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err().lines())
        .containsExactly("--norm: none (expected: linf or l2; a threat model has no default)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.1", "NaN", "many"})
  void attack_badEpsilon_usage(String epsilon) {
    var console =
        Console.run(
            "attack", "--model", "m", "--data", "glyphs", "--norm", "linf", "--epsilon=" + epsilon);
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err().lines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("epsilon: ")
        .contains("(expected: ");
  }

  @Test
  void validate_missingModel_failureInOneLine() {
    var console =
        Console.run("validate", "--model", folder.resolve("none.onnx"), "--data", "glyphs");
    assertThat(console.code()).isEqualTo(3);
    assertThat(console.err().lines())
        .hasSize(1)
        .first()
        .asString()
        .contains("none.onnx")
        .contains("(expected: ");
  }

  @Test
  void validate_missingModelWithDebug_showsWhere() {
    var console =
        Console.run(
            "validate", "--model", folder.resolve("none.onnx"), "--data", "glyphs", "--debug");
    assertThat(console.err()).contains("\tat io.hauberk.");
  }

  @Test
  void validate_garbageModel_failureInOneLine() throws IOException {
    for (var name : new String[] {"m.onnx", "m.safetensors", "m.pt", "m.pth"}) {
      var file = Files.write(folder.resolve(name), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
      var console = Console.run("validate", "--model", file, "--data", "glyphs");
      assertThat(console.code()).as(name).isIn(2, 3);
      assertThat(console.err().lines())
          .as(name)
          .hasSize(1)
          .first()
          .asString()
          .contains("(expected: ");
    }
  }

  @Test
  void failOn_unknownResult_refusedBeforeTheWork() {
    var console =
        Console.run("validate", "--model", "m", "--data", "glyphs", "--fail-on", "accuracies<1");
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).startsWith("fail-on: accuracies (expected: one of ");
  }

  @Test
  void format_unknown_usage() {
    var console =
        Console.run(
            "train",
            "--data",
            "glyphs",
            "--limit",
            "20",
            "--epochs",
            "1",
            "--format",
            "pdf",
            "--out-model",
            folder.resolve("m.safetensors"));
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).startsWith("format: pdf");
  }
}
