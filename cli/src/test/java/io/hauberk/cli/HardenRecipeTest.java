package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.tensor.file.ModelFiles;
import io.hauberk.testkit.SharedData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The recipes of CIFAR-10 as the page has them, on a few images and a sixteenth of the channels.
 */
class HardenRecipeTest {

  private static final String RECIPE =
      "harden --data cifar10-jpeg --network preact_resnet18 --width 4 --augment crop_flip --norm"
          + " linf --epsilon 8/255 --optimizer sgd --learning-rate 0.1 --weight-decay 5e-4"
          + " --schedule triangle --epochs 1 --batch-size 16 --limit 40 --steps 3 --threads 1";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        " --method pgd --train-steps 10 --train-step 2/255",
        " --method trades --train-step 0.007",
        " --method n_fgsm --guard 8",
        " --method n_fgsm --guard 8 --train-noise 0.5"
      })
  void harden_cifarSlice_writesAModelThatIsAttacked(String method) {
    SharedData.dataset("cifar10-jpeg");
    var console = Console.in(folder, RECIPE + method + " --out @out --out-model @m.safetensors");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("accuracy under attack");
    try (var read = ModelFiles.read(folder.resolve("m.safetensors"), Optional.empty())) {
      var network = read.model().orElseThrow().network();
      assertThat(network.inputShape()).isEqualTo(List.of(3L, 32L, 32L));
      assertThat(network.nodes()).anyMatch(node -> node.name().equals("layer4.1.conv2"));
    }
  }

  @Test
  void harden_stepsForAMethodWithoutSome_refusedBeforeAnythingIsRead() {
    var console =
        Console.in(
            folder,
            "harden --data none.zip --method n_fgsm --norm linf --epsilon 8/255 --train-steps 10"
                + " --out-model @m.onnx");
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err().lines())
        .containsExactly("--train-steps: 10 (expected: none for --method N_FGSM)");
  }

  @ParameterizedTest
  @CsvSource({
    "pgd, 0.5, --train-noise: 0.5 (expected: none for --method PGD)",
    "n_fgsm, 0, --train-noise: 0.0 (expected: > 0 and finite)",
    "n_fgsm, -1, --train-noise: -1.0 (expected: > 0 and finite)"
  })
  void harden_noiseThatDoesNotFit_refusedBeforeAnythingIsRead(
      String method, String noise, String message) {
    var console =
        Console.in(
            folder,
            "harden --data none.zip --norm linf --epsilon 8/255 --out-model @m.onnx --method "
                + method
                + " --train-noise "
                + noise);
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err().lines()).containsExactly(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "many", "1/0"})
  void harden_badStep_usage(String step) {
    var console =
        Console.in(
            folder,
            "harden --data none.zip --norm linf --epsilon 8/255 --out-model @m.onnx --train-step "
                + step);
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err().lines()).hasSize(1).first().asString().contains("step: ");
  }
}
