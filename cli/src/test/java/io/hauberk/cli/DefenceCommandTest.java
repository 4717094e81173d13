package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input defences from the command line: attacked through, or not at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefenceCommandTest {

  @TempDir static Path folder;
  private Path model;

  @BeforeAll
  void train() {
    model = folder.resolve("m.safetensors");
    var console =
        run("train --data glyphs --limit 600 --network mlp --hidden 32 --epochs 4 --out-model");
    assertThat(console.code()).as(console.err()).isZero();
  }

  /** The model's path comes last. */
  private Console run(String words) {
    var all = Stream.concat(Stream.of(words.split(" ")), Stream.of(model, "--quiet"));
    return Console.run(all.toArray());
  }

  @Test
  void attack_defence_namedWithItsAdaptiveAttack() {
    var console =
        run(
            "attack --data glyphs --limit 40 --norm linf --epsilon 0.1 --steps 5"
                + " --defence jpeg:75,tv:0.05 --defence-draws 2 --model");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out())
        .contains("behind jpeg:75, tv:0.05:0.5")
        .contains("BPDA")
        .contains("EOT over 2 draws")
        .contains("unaware of the defence");
  }

  @Test
  void assess_defence_attacksOnlyAndShowsBoth() {
    var console =
        run(
            "assess --data glyphs --limit 30 --norm linf --epsilon 0.1 --steps 5 --out "
                + folder.resolve("out")
                + " --defence median:3 --model");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("median:3").contains("BPDA").contains("unaware");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jpeg | --defence: jpeg (",
        "jpg:75 | --defence: jpg:75",
        "jpeg:many | --defence: jpeg:many",
        "jpeg:101 | jpeg: 101",
        "jpeg:7.5 | jpeg: 7.5",
        "bits:0 | bits: 0",
        "bits:1:2 | bits: [1.0, 2.0]",
        "median:2 | median: 2",
        "tv:0 | weight: 0.0",
        "tv:1:2:3 | tv: ["
      })
  void attack_badDefence_usageBeforeAnythingIsRead(String defence, String message) {
    var words = "attack --data glyphs --norm linf --epsilon 0.1 --model none.onnx --defence ";
    var console = Console.run((Object[]) (words + defence.strip()).split(" "));
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).startsWith(message.strip());
  }
}
