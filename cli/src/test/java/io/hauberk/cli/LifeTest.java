package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a model through the verbs, small. */
class LifeTest {

  @TempDir static Path folder;

  private static Path trained() {
    var file = folder.resolve("plain.safetensors");
    if (!Files.exists(file)) {
      var console =
          Console.run(
              "train",
              "--data",
              "glyphs",
              "--limit",
              "2000",
              "--epochs",
              "3",
              "--network",
              "strided_cnn",
              "--learning-rate",
              "0.003",
              "--tensorboard",
              folder.resolve("logs"),
              "--out-model",
              file);
      assertThat(console.err()).isEmpty();
      assertThat(console.code()).isZero();
    }
    return file;
  }

  @Test
  void train_glyphs_modelAndEventsAreThere() throws IOException {
    assertThat(trained()).isRegularFile();
    try (var logs = Files.list(folder.resolve("logs"))) {
      assertThat(logs).anySatisfy(file -> assertThat(file.toString()).contains("tfevents"));
    }
  }

  @Test
  void validate_trainedModel_barHoldsOrIsMissed() {
    var passed =
        Console.run(
            "validate",
            "--model",
            trained(),
            "--data",
            "glyphs",
            "--limit",
            "300",
            "--fail-on",
            "accuracy<0.7");
    assertThat(passed.code()).as(passed.out() + passed.err()).isZero();
    var missed =
        Console.run(
            "validate",
            "--model",
            trained(),
            "--data",
            "glyphs",
            "--limit",
            "300",
            "--fail-on",
            "accuracy<1.1");
    assertThat(missed.code()).isEqualTo(1);
  }

  @Test
  void convert_toOnnxAndBack_sameScores() throws IOException {
    var onnx = folder.resolve("plain.onnx");
    assertThat(Console.run("convert", "--model", trained(), "--to", onnx).code()).isZero();
    assertThat(score(onnx)).isEqualTo(score(trained()));
  }

  private static double score(Path model) throws IOException {
    var console =
        Console.run(
            "validate", "--model", model, "--data", "glyphs", "--limit", "300", "--format", "json");
    assertThat(console.code()).as(console.err()).isZero();
    for (var metric : new ObjectMapper().readTree(console.out()).at("/evidence/metrics")) {
      if (metric.get("name").asText().equals("accuracy")) {
        return metric.get("value").asDouble();
      }
    }
    throw new AssertionError(console.out());
  }

  @Test
  void attack_everyMethodAndNorm_runs() {
    for (var method : ThreatOptions.Method.values()) {
      for (var norm : new String[] {"linf", "l2"}) {
        var console =
            Console.run(
                "attack",
                "--model",
                trained(),
                "--data",
                "glyphs",
                "--limit",
                "40",
                "--method",
                method,
                "--norm",
                norm,
                "--epsilon",
                "8/255",
                "--steps",
                "3",
                "--restarts",
                "2");
        assertThat(console.code()).as(console.err()).isZero();
        assertThat(console.out()).contains("accuracy under attack");
      }
    }
  }

  /** The seed's network and few samples: every family's flags, report and metrics. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ddn --steps 10",
        "fmn --distance l1 --steps 10 --epsilon 5",
        "deepfool --distance linf --steps 5",
        "cw --searches 2 --steps 5",
        "cw_l0 --searches 4 --steps 3",
        "cw_linf --searches 2 --steps 5",
        "ead --searches 2 --steps 5",
        "jsma --steps 5",
        "mim --norm linf --epsilon 0.1 --steps 3",
        "spatial --degrees 10 --pixels 1"
      })
  void attack_everyFamily_runs(String flags) {
    var words = new ArrayList<>(List.of("attack", "--model", trained(), "--data", "glyphs"));
    words.addAll(List.of("--limit", "20", "--format", "json", "--method"));
    words.addAll(List.of(flags.split(" ")));
    var console = Console.run(words.toArray());
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("robust-accuracy");
  }

  @ParameterizedTest
  @CsvSource({
    "fmn, --distance: none",
    "deepfool, --distance: none",
    "mim, --norm: none",
    "spatial, --degrees: none"
  })
  void attack_noThreatModel_usage(String method, String message) {
    var console =
        Console.run("attack", "--model", "m.onnx", "--data", "glyphs", "--method", method);
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).contains(message);
  }

  @Test
  void attack_targeted_runs() {
    var console =
        Console.run(
            "attack",
            "--model",
            trained(),
            "--data",
            "glyphs",
            "--limit",
            "40",
            "--aim",
            "least_likely",
            "--norm",
            "linf",
            "--epsilon",
            "0.3",
            "--steps",
            "5");
    assertThat(console.code()).as(console.err()).isZero();
  }

  @Test
  void harden_fromModel_writesModel() {
    var hard = folder.resolve("hard.safetensors");
    var console =
        Console.run(
            "harden",
            "--model",
            trained(),
            "--data",
            "glyphs",
            "--limit",
            "300",
            "--epochs",
            "1",
            "--method",
            "fgsm",
            "--norm",
            "linf",
            "--epsilon",
            "0.1",
            "--steps",
            "3",
            "--out-model",
            hard);
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(hard).isRegularFile();
  }

  @Test
  void assess_givenModel_writesReports() throws IOException {
    var out = folder.resolve("report");
    var console =
        Console.run(
            "assess",
            "--model",
            trained(),
            "--data",
            "glyphs",
            "--limit",
            "60",
            "--norm",
            "linf",
            "--epsilon",
            "0.2",
            "--steps",
            "5",
            "--hardening-samples",
            "60",
            "--hardening-epochs",
            "1",
            "--out",
            out,
            "--lang",
            "zh");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("攻击强度与防御效果");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("<svg")
        .contains("data:image/png")
        .contains("--epsilon 0.2");
    var json = new ObjectMapper().readTree(out.resolve("report.json").toFile());
    assertThat(json.at("/evidence/seed").asLong()).isEqualTo(1);
    assertThat(json.at("/evidence/metrics").size()).isGreaterThanOrEqualTo(5);
  }

  private Console quickSuite(String epsilon, Path state, Path out) {
    var console =
        Console.run(
            "assess",
            "--model",
            trained(),
            "--data",
            "glyphs",
            "--limit",
            "30",
            "--norm",
            "linf",
            "--epsilon",
            epsilon,
            "--steps",
            "5",
            "--no-harden",
            "--suite",
            "quick",
            "--resume",
            state,
            "--out",
            out);
    assertThat(console.code()).as(console.err()).isZero();
    return console;
  }

  @Test
  void assess_bySuite_reportsItsAttacks() throws IOException {
    var out = folder.resolve("suite");
    var state = folder.resolve("run.state");
    var console = quickSuite("0.2", state, out);
    assertThat(console.out()).contains("APGD short 5", "APGD-T 3");
    assertThat(folder.resolve("run.state.suite-robust-accuracy")).isRegularFile();
    var json = new ObjectMapper().readTree(out.resolve("report.json").toFile());
    assertThat(json.at("/evidence/metrics").findValuesAsText("name"))
        .contains("suite-robust-accuracy");
  }

  @Test
  void assess_severalEpsilons_oneCurve() throws IOException {
    var out = folder.resolve("curve");
    var state = folder.resolve("curve.state");
    var console = quickSuite("0.02,0.2,8/255", state, out);
    assertThat(console.out()).contains("Robust accuracy over epsilon: plain model, quick suite");
    assertThat(folder.resolve("curve.state.suite-robust-accuracy.0.02")).isRegularFile();
    var json = new ObjectMapper().readTree(out.resolve("report.json").toFile());
    var rows = json.at("/sections").findValues("title").stream().map(JsonNode::asText).toList();
    assertThat(rows)
        .anyMatch(title -> title.endsWith("epsilon 0.02"))
        .anyMatch(title -> title.endsWith("epsilon 0.03137"))
        .anyMatch(title -> title.endsWith("epsilon 0.2"));
  }

  @Test
  void attack_severalEpsilons_refused() throws IOException {
    var console =
        Console.run(
            "attack",
            "--model",
            trained(),
            "--data",
            "glyphs",
            "--norm",
            "linf",
            "--epsilon",
            "0.1,0.2");
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).contains("epsilon: 0.1,0.2 (expected: a number such as 0.3");
  }

  @Test
  void settings_fromFile_areFlags() throws IOException {
    var config =
        Files.writeString(folder.resolve("c.yaml"), "limit: 30\nvalidate:\n  data: glyphs\n");
    var console = Console.run("validate", "--model", trained(), "--config", config);
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("glyphs test, 30");
  }

  @Test
  void validate_imageSizeThatDoesNotFit_usage() throws IOException {
    var csv = Files.writeString(folder.resolve("flowers.csv"), "a,b,label\n1,2,x\n3,4,y\n");
    var console = Console.run("validate", "--model", trained(), "--data", csv);
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err().lines()).hasSize(1).first().asString().startsWith("sample shape: [2]");
  }

  @Test
  void train_unwritableTarget_failureAndNoPartialFile() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    var console =
        Console.run(
            "train",
            "--data",
            "glyphs",
            "--limit",
            "20",
            "--epochs",
            "1",
            "--out-model",
            file.resolve("m.safetensors"));
    assertThat(console.code()).isEqualTo(3);
    assertThat(console.err().lines()).hasSize(1);
  }
}
