package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.testkit.NativeMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchScriptModelTest {

  private static final Path PROGRAM = Vectors.file("pytorch/network_script.pt");

  @TempDir Path folder;

  private static Tensor inputs() {
    var rows = Vectors.json("pytorch/network_script.json").get("inputs");
    return Tensors.of(Vectors.floats(rows), 2, 3);
  }

  @Test
  void logits_program_thoseOfPyTorch() {
    var expected = Vectors.json("pytorch/network_script.json");
    try (var scope = TensorScope.open();
        var model = TorchScriptModel.load(PROGRAM)) {
      Vectors.assertClose(
          Tensors.floats(model.logits(inputs())),
          expected.get("logits"),
          expected.get("tolerance").asDouble());
    }
  }

  @Test
  void logits_program_carryGradientsToTheInputs() {
    var expected = Vectors.json("pytorch/network_script.json");
    try (var scope = TensorScope.open();
        var model = TorchScriptModel.load(PROGRAM)) {
      for (int pass = 0; pass < 3; pass++) {
        var x = inputs().requires_grad_(true);
        var loss = model.logits(x).square().sum();
        var gradient = torch.grad(new TensorVector(loss), new TensorVector(x)).get(0);
        Vectors.assertClose(
            Tensors.floats(gradient),
            expected.get("gradient_of_sum_of_squares"),
            expected.get("tolerance").asDouble());
      }
    }
  }

  @Test
  void labels_program_largestScore() {
    try (var scope = TensorScope.open();
        var model = TorchScriptModel.load(PROGRAM)) {
      var logits = Tensors.floats(model.logits(inputs()));
      var expected = new long[] {logits[0] > logits[1] ? 0 : 1, logits[2] > logits[3] ? 0 : 1};
      assertThat(Tensors.longs(model.labels(inputs()))).isEqualTo(expected);
    }
  }

  @Test
  void logits_inputsOfAnotherShape_oneLine() {
    try (var scope = TensorScope.open();
        var model = TorchScriptModel.load(PROGRAM)) {
      assertThatThrownBy(() -> model.logits(torch.ones(2, 7)))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith("TorchScript: ")
          .hasMessageEndingWith("(expected: one tensor for inputs of shape [2, 7])")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void load_stateDict_refused() {
    assertThatThrownBy(() -> TorchScriptModel.load(Vectors.file("pytorch/network_zip.pth")))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("TorchScript: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void load_cutOrNoise_refused() throws IOException {
    var whole = Files.readAllBytes(PROGRAM);
    var file = folder.resolve("cut.pt");
    for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> TorchScriptModel.load(file))
          .as("cut to %d bytes", length)
          .isInstanceOf(ModelFormatException.class)
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void load_absent_storageException() {
    assertThatThrownBy(() -> TorchScriptModel.load(folder.resolve("none.pt")))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void logits_manyBatches_nativeMemorySteady() {
    try (var outer = TensorScope.open();
        var model = TorchScriptModel.load(PROGRAM)) {
      var x = torch.rand(65_536, 3);
      NativeMemory.assertSteady(
          200,
          65_536 * 2 * 4L,
          () -> {
            try (var scope = TensorScope.open()) {
              assertThat(model.logits(x).size(0)).isEqualTo(65_536);
            }
          });
    }
  }
}
