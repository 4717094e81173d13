package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.network.ParameterSpec;
import io.hauberk.tensor.network.Pass;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network of CIFAR-10 against PyTorch's on the same weights, at four channels. */
class PreActResNetTest {

  private static final List<Long> IMAGE = List.of(3L, 32L, 32L);
  private static final double TOLERANCE = 1e-5;
  private static final JsonNode EXPECTED = Vectors.json("preact-resnet/thin.json");

  @TempDir private Path folder;

  private static Network thin() {
    return Networks.preActResNet18(IMAGE, 4, 10);
  }

  /** PyTorch's state dict, by its own names. */
  private Model published() {
    var architecture = folder.resolve("architecture.json");
    ArchitectureJson.write(thin(), architecture);
    var weights = Vectors.file("preact-resnet/thin.pth");
    return ModelFiles.read(weights, Optional.of(architecture)).model().orElseThrow();
  }

  private static Tensor images() {
    var values = new float[2 * 3 * 32 * 32];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 37 % 251 / 250f;
    }
    return Tensors.of(values, 2, 3, 32, 32);
  }

  @Test
  void parameters_fullWidth_asManyAsPublished() {
    long learned =
        Networks.preActResNet18(IMAGE, 64, 10).parameters().stream()
            .filter(spec -> spec.role().learned())
            .map(ParameterSpec::shape)
            .mapToLong(shape -> shape.stream().reduce(1L, Math::multiplyExact))
            .sum();
    assertThat(learned).isEqualTo(EXPECTED.get("parameters").asLong()).isEqualTo(11_171_146);
  }

  @Test
  void logits_stateDict_thoseOfPyTorch() {
    try (var scope = TensorScope.open();
        var model = published()) {
      assertLogits(model);
      assertLogits(model.frozen());
    }
  }

  private static void assertLogits(ScoreOracle model) {
    Vectors.assertClose(Tensors.floats(model.logits(images())), EXPECTED.get("logits"), TOLERANCE);
  }

  @Test
  void pullback_stateDict_gradientOfPyTorch() {
    try (var scope = TensorScope.open();
        var model = published()) {
      for (var classifier : List.of(model, model.frozen())) {
        var look = classifier.pullback(images());
        var weights =
            Tensors.of(new float[] {0, 100, 200, 300, 400, 500, 600, 700, 800, 900}, 1, 10)
                .expand(2, 10);
        var gradient = look.toInputs().apply(weights);
        var rows = new float[64];
        System.arraycopy(row(gradient, 0, 0, 0), 0, rows, 0, 32);
        System.arraycopy(row(gradient, 1, 2, 31), 0, rows, 32, 32);
        Vectors.assertClose(rows, EXPECTED.get("gradient"), TOLERANCE);
      }
    }
  }

  private static float[] row(Tensor gradient, int image, int channel, int row) {
    return Tensors.floats(gradient.select(0, image).select(0, channel).select(0, row));
  }

  /** Batch statistics in the pass, and running ones moved by it. */
  @Test
  void forward_training_logitsAndStatisticsOfPyTorch() {
    var training = EXPECTED.get("training");
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var model = published()) {
      var logits = model.forward(images(), Pass.TRAINING);
      Vectors.assertClose(Tensors.floats(logits), training.get("logits"), TOLERANCE);
      for (var name : List.of("running_mean", "running_var")) {
        var moved = Tensors.floats(model.weights().get("layer4.1.bn2." + name));
        Vectors.assertClose(moved, training.get(name), TOLERANCE);
      }
      var before = Tensors.floats(model.logits(images()));
      assertThat(Tensors.floats(model.logits(images()))).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"thin.safetensors", "thin.onnx"})
  void read_written_sameLogitsAndShape(String name) {
    try (var scope = TensorScope.open();
        var model = published()) {
      var file = folder.resolve(name);
      ModelFiles.write(model, file);
      try (var read = ModelFiles.read(file, Optional.empty())) {
        var back = read.model().orElseThrow();
        assertThat(back.network().inputShape()).isEqualTo(IMAGE);
        assertLogits(back);
        assertLogits(back.frozen());
      }
    }
  }

  /** Any plane and any number of channels; the last mean takes what is left of it. */
  @Test
  void logits_otherImages_oneScoreAClass() {
    try (var scope = TensorScope.open();
        var model =
            Model.initial(
                Networks.preActResNet18(List.of(1L, 28L, 20L), 2, 7), new Randomness(1))) {
      var logits = model.logits(Tensors.of(new float[3 * 28 * 20], 3, 1, 28, 20));
      assertThat(Tensors.shape(logits)).containsExactly(3, 7);
    }
  }
}
