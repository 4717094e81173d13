package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates from the command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertifyCommandTest {

  @TempDir static Path folder;
  private Path model;

  @BeforeAll
  void train() {
    model = folder.resolve("m.safetensors");
    var words = "train --data glyphs --limit 600 --network mlp --hidden 32 --epochs 4 --quiet";
    var console = Console.run(with(words, "--out-model", model));
    assertThat(console.code()).as(console.err()).isZero();
  }

  private static Object[] with(String words, Object... more) {
    var first = words.split(" ");
    var all = new Object[first.length + more.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }

  private Console certify(String words) {
    var common = "certify --data glyphs --limit 20 --quiet --format json ";
    return Console.run(with(common + words, "--model", model));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--method ibp --norm linf --epsilon 0.001",
        "--method crown_ibp --norm l2 --epsilon 0.01,0.02",
        "--method crown --norm linf --epsilon 1/255,2/255",
        "--method alpha_crown --norm linf --epsilon 1/255",
        "--method smoothing --sigma 0.1 --draws 200 --norm l2 --epsilon 0.01"
      })
  void certify_everyMethod_certifiesSome(String words) {
    var console = certify(words + " --fail-on certified-accuracy<0.1");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("certified-accuracy");
  }

  @Test
  void certify_hugeRadius_certifiesNothing() {
    var console = certify("--norm linf --epsilon 0.001,0.9 --fail-on certified-accuracy>0");
    assertThat(console.code()).as(console.err()).isZero();
  }

  @Test
  void certify_out_reportWritten() {
    var out = folder.resolve("out");
    var console = certify("--norm linf --epsilon 0.001 --out " + out);
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(Files.exists(out.resolve("report.html"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--epsilon 0.1 | --norm: none",
        "--norm linf | --epsilon: none",
        "--norm linf --epsilon 0 | --epsilon: 0.0",
        "--norm linf --epsilon 0.1,many | epsilon: many",
        "--norm linf --epsilon 0.1 --sigma 1 | --sigma: 1.0",
        "--method smoothing --norm l2 --epsilon 0.1 | --sigma: none",
        "--method smoothing --norm l2 --epsilon 0.1 --sigma 0 | sigma: 0.0",
        "--method smoothing --norm l2 --epsilon 0.1 --sigma 1 --failure 0 | alpha: 0.0",
        "--method smoothing --norm linf --epsilon 0.1 --sigma 1 | --norm: LINF"
      })
  void certify_badFlags_usage(String words, String message) {
    var console = certify(words.strip());
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).startsWith(message.strip());
  }

  @Test
  void help_hasExamplesAndSpeaksChinese() {
    assertThat(Console.run("certify", "--help").out())
        .contains("Usage: hauberk certify")
        .contains("Examples:");
    assertThat(Console.run("certify", "--help", "--lang", "zh").out())
        .contains("证明")
        .doesNotContain("Standard deviation")
        .doesNotContain("Draws that")
        .doesNotContain("Radii to certify");
  }
}
