package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Progress;
import io.hauberk.robust.synthesis.VaeTraining;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks that only ask, and theft, from the command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlackBoxCommandTest {

  @TempDir static Path folder;
  private Path model;

  @BeforeAll
  void train() {
    model = folder.resolve("m.onnx");
    var console =
        Console.run(
            "train",
            "--data",
            "glyphs",
            "--limit",
            600,
            "--network",
            "mlp",
            "--hidden",
            32,
            "--epochs",
            3,
            "--quiet",
            "--out-model",
            model);
    assertThat(console.code()).as(console.err()).isZero();
  }

  private Console blackbox(Object... more) {
    var common =
        new Object[] {"blackbox", "--data", "glyphs", "--limit", 6, "--quiet", "--format", "json"};
    var all = new Object[common.length + more.length];
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return Console.run(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hopskipjump --norm l2",
        "boundary",
        "signopt",
        "geoda --norm linf",
        "pointwise",
        "transfer --norm linf --epsilon 0.2 --tries 2 --surrogate MODEL",
        "square --norm linf --epsilon 0.2",
        "nes --norm linf --epsilon 0.2",
        "spsa --norm linf --epsilon 0.2",
        "simba",
        "zoo"
      })
  void blackbox_everyMethodOnOnnxRuntime_done(String method) {
    var words = ("--queries 120 --method " + method.replace("MODEL", model.toString())).split(" ");
    var all = new Object[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--onnx";
    all[words.length + 1] = model;
    var console = blackbox(all);
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("median-distance").contains("robust-accuracy");
  }

  @Test
  void blackbox_queriesSpentThenResumed_sameAsWhole() {
    var state = folder.resolve("run.state");
    var whole = blackbox("--norm", "l2", "--queries", 100, "--model", model);
    var cut =
        blackbox(
            "--norm",
            "l2",
            "--queries",
            100,
            "--model",
            model,
            "--resume",
            state,
            "--max-queries",
            200);
    assertThat(cut.code()).isEqualTo(3);
    assertThat(cut.err()).startsWith("queries");
    assertThat(state).exists();
    var resumed = blackbox("--norm", "l2", "--queries", 100, "--model", model, "--resume", state);
    assertThat(resumed.code()).isZero();
    assertThat(median(resumed)).isEqualTo(median(whole));
  }

  private static String median(Console console) {
    int at = console.out().indexOf("median-distance");
    assertThat(at).isPositive();
    return console.out().substring(at, console.out().indexOf('}', at));
  }

  @Test
  void blackbox_incompleteThreatModel_usage() {
    assertThat(blackbox("--onnx", model).err()).startsWith("--queries: none");
    var alone = new Object[] {"--onnx", model, "--queries", 9, "--method", "transfer"};
    assertThat(blackbox(alone).err()).startsWith("--epsilon: none");
    var ball = new Object[] {"--norm", "linf", "--epsilon", 0.1};
    assertThat(blackbox(Stream.of(alone, ball).flatMap(Stream::of).toArray()).err())
        .startsWith("--surrogate: none");
    assertThat(blackbox("--onnx", model, "--queries", 10).err()).startsWith("--norm: none");
    assertThat(blackbox("--queries", 10, "--norm", "l2").err()).startsWith("models: 0");
    assertThat(blackbox("--onnx", model, "--queries", 10, "--method", "nes", "--norm", "l2").err())
        .startsWith("--epsilon: none");
    assertThat(
            blackbox("--onnx", model, "--queries", 9, "--method", "simba", "--norm", "linf").err())
        .startsWith("--norm: LINF");
    assertThat(blackbox("--url", "http://localhost:1", "--queries", 9, "--norm", "l2").code())
        .isEqualTo(2);
  }

  @Test
  void blackbox_nobodyAtUrl_failureNamed() {
    var console =
        blackbox(
            "--url", "http://127.0.0.1:1", "--served-model", "m", "--queries", 9, "--norm", "l2");
    assertThat(console.code()).isEqualTo(3);
    assertThat(console.err()).startsWith("model's server");
  }

  @Test
  void steal_onnxModel_copyWrittenAndJudged() {
    var copy = folder.resolve("copy.safetensors");
    var console =
        Console.run(
            "steal",
            "--onnx",
            model,
            "--data",
            "glyphs",
            "--limit",
            100,
            "--queries",
            "40,200",
            "--network",
            "mlp",
            "--hidden",
            32,
            "--epochs",
            5,
            "--quiet",
            "--out-model",
            copy,
            "--format",
            "json",
            "--fail-on",
            "fidelity>0.99999");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("fidelity");
    assertThat(Files.exists(copy)).isTrue();
  }

  @Test
  void steal_noQueries_usage() {
    var console = Console.run("steal", "--onnx", model, "--data", "glyphs");
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).startsWith("--queries: none");
  }

  @Test
  void blackbox_analysisBySynthesis_isAsked() throws IOException {
    var described = synthesis("decoders.safetensors");
    var console = blackbox("--method", "boundary", "--queries", 20, "--model", described);
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("Boundary").contains("decoders.safetensors");
    var missing =
        blackbox("--method", "boundary", "--queries", 20, "--model", synthesis("none.safetensors"));
    assertThat(missing.code()).isEqualTo(ExitCode.FAILURE);
    assertThat(missing.err()).contains("none.safetensors");
  }

  @Test
  void attack_analysisBySynthesis_followsItsExplanations() throws IOException {
    var described = synthesis("decoders.safetensors");
    var words = "attack --method fmn --distance l2 --steps 10 --data glyphs --limit 20 --model ";
    var console = Console.in(folder, words + described + " --out @out");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("Fmn").contains("median L2").contains("samples");
  }

  /** A classifier by synthesis that has hardly learned, with the networks of that name. */
  private Path synthesis(String networks) throws IOException {
    try (var scope = TensorScope.open();
        var data = DataSets.open("glyphs", Split.TRAIN, ReadOptions.DEFAULT.withLimit(200));
        var decoders = VaeTraining.of(1, 1).train(data, Progress.none())) {
      decoders.write(folder.resolve("decoders.safetensors"));
    }
    var settings = "\"sight\":\"grey\",\"samples\":10,\"steps\":1}";
    return Files.writeString(
        folder.resolve("abs.json"), "{\"networks\":\"" + networks + "\"," + settings);
  }
}
