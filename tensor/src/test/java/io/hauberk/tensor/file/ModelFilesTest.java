package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Digest;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Randomness;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Norm.BatchNorm;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.network.Node;
import io.hauberk.tensor.network.Weights;
import io.hauberk.testkit.NativeMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelFilesTest {

  /** The architecture of the vectors network_*.pth. */
  private static final Network SMALL =
      Network.sequential(
          List.of(3L),
          new Linear(3, 4, true),
          new BatchNorm(4, 1e-5, 0.1),
          new Relu(),
          new Linear(4, 2, true));

  @TempDir Path folder;

  private Path architecture(Network network) {
    var file = folder.resolve("architecture.json");
    ArchitectureJson.write(network, file);
    return file;
  }

  private static Path stateDict(String name) {
    return Vectors.file("pytorch/" + name);
  }

  @Test
  void write_native_readsBackAlone() {
    var file = folder.resolve("m.safetensors");
    var network = Networks.smallCnn(List.of(1L, 28L, 28L), 4, 10);
    try (var scope = TensorScope.open();
        var model = Model.initial(network, new Randomness(5))) {
      ModelFiles.write(model, file);
      try (var loaded = ModelFiles.read(file, Optional.empty())) {
        assertThat(loaded.inputShape()).contains(List.of(1L, 28L, 28L));
        assertThat(loaded.model().orElseThrow().network()).isEqualTo(network);
        var x = torch.rand(3, 1, 28, 28);
        assertThat(loaded.classifier().logits(x).equal(model.logits(x))).isTrue();
      }
    }
  }

  @Test
  void write_sameModelTwice_sameBytes() {
    try (var model = Model.initial(SMALL, new Randomness(5))) {
      ModelFiles.write(model, folder.resolve("1.safetensors"));
      ModelFiles.write(model, folder.resolve("2.safetensors"));
    }
    assertThat(Digest.sha256(folder.resolve("1.safetensors")))
        .isEqualTo(Digest.sha256(folder.resolve("2.safetensors")));
  }

  @Test
  void write_weightsOfNoLayer_leftOut() {
    var file = folder.resolve("m.safetensors");
    try (var scope = TensorScope.open()) {
      var tensors = fitting();
      tensors.put("unused", torch.ones(2));
      try (var model = new Model(SMALL, Weights.of(tensors))) {
        ModelFiles.write(model, file);
      }
      try (var loaded = ModelFiles.read(file, Optional.empty())) {
        assertThat(loaded.model().orElseThrow().weights().names()).doesNotContain("unused");
      }
    }
  }

  @Test
  void write_networkBeyondTheReadersLimits_refused() {
    var name = "n".repeat(300);
    var network =
        new Network(List.of(3L), List.of(new Node(name, new Relu(), List.of("input"))), name);
    try (var model = Model.initial(network, new Randomness(1))) {
      assertThatThrownBy(() -> ModelFiles.write(model, folder.resolve("m.safetensors")))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith("node 0 name: \"nnn");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void write_extensionOfNoForm_refused() {
    try (var model = Model.initial(SMALL, new Randomness(5))) {
      for (var name : List.of("m.bin", "m.pth", "m", "m.json")) {
        assertThatThrownBy(() -> ModelFiles.write(model, folder.resolve(name)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageEndingWith(name + " (expected: a name that ends in .safetensors or .onnx)");
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"network_zip.pth", "network_protocol4.pth", "network_wrapped.pth"})
  void read_stateDictWithArchitecture_logitsOfPyTorch(String name) {
    var expected = Vectors.json("pytorch/network_script.json");
    try (var scope = TensorScope.open();
        var loaded = ModelFiles.read(stateDict(name), Optional.of(architecture(SMALL)))) {
      var inputs = Tensors.of(Vectors.floats(expected.get("inputs")), 2, 3);
      Vectors.assertClose(
          Tensors.floats(loaded.classifier().logits(inputs)),
          expected.get("logits"),
          expected.get("tolerance").asDouble());
    }
  }

  @Test
  void read_renamed_contentDecides() throws IOException {
    var renamed = Files.copy(stateDict("network_zip.pth"), folder.resolve("m.safetensors"));
    try (var loaded = ModelFiles.read(renamed, Optional.of(architecture(SMALL)))) {
      assertThat(loaded.model()).isPresent();
    }
    var script = Files.copy(stateDict("network_script.pt"), folder.resolve("m.onnx"));
    try (var loaded = ModelFiles.read(script, Optional.empty())) {
      assertThat(loaded.model()).isEmpty();
      assertThat(loaded.inputShape()).isEmpty();
    }
  }

  @Test
  void read_weightsAlone_architectureAskedFor() {
    assertThatThrownBy(() -> ModelFiles.read(stateDict("network_zip.pth"), Optional.empty()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("architecture: none (expected: an architecture file, since");
    assertThatThrownBy(
            () -> ModelFiles.read(Vectors.file("safetensors/types.safetensors"), Optional.empty()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("architecture: none in the file (expected: an architecture file beside it)");
  }

  @Test
  void read_architectureForAProgram_refused() {
    var given = architecture(SMALL);
    assertThatThrownBy(() -> ModelFiles.read(stateDict("network_script.pt"), Optional.of(given)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("architecture: " + given + " (expected: none: the file has its own)");
  }

  @Test
  void read_plainSafetensorsWithArchitecture_read() {
    var file = folder.resolve("plain.safetensors");
    try (var model = Model.initial(SMALL, new Randomness(2))) {
      SafeTensors.write(file, model.weights(), Map.of("format", "pt"));
    }
    try (var loaded = ModelFiles.read(file, Optional.of(architecture(SMALL)))) {
      assertThat(loaded.model().orElseThrow().network()).isEqualTo(SMALL);
    }
  }

  /** 640 in little-endian is 0x80 0x02, as a pickle begins. */
  @Test
  void read_safetensorsWhoseLengthLooksLikeAPickle_read() throws IOException {
    var architecture = "{\"inputShape\":[1],\"nodes\":[{\"type\":\"Relu\"}]}".replace("\"", "\\\"");
    var header =
        "{\"__metadata__\":{\"hauberk.architecture\":\""
            + architecture
            + "\",\"hauberk.version\":\"1\"}}";
    var bytes = header.getBytes(StandardCharsets.UTF_8);
    var file = folder.resolve("m.pth");
    Files.write(
        file, new PickleWriter().int64(640).raw(bytes).repeat(' ', 640 - bytes.length).bytes());
    try (var loaded = ModelFiles.read(file, Optional.empty())) {
      assertThat(loaded.inputShape()).contains(List.of(1L));
    }
  }

  @Test
  void read_nativeOfAnotherVersion_refused() {
    var file = folder.resolve("next.safetensors");
    var text = ArchitectureJson.format(SMALL);
    try (var model = Model.initial(SMALL, new Randomness(2))) {
      SafeTensors.write(
          file, model.weights(), Map.of(NativeForm.ARCHITECTURE, text, NativeForm.VERSION, "2"));
    }
    assertThatThrownBy(() -> ModelFiles.read(file, Optional.empty()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("hauberk.version: 2 (expected: 1)");
  }

  private void assertMisfit(Map<String, Tensor> tensors, String message) {
    var file = folder.resolve("misfit.safetensors");
    try (var weights = Weights.of(tensors)) {
      SafeTensors.write(file, weights, Map.of());
    }
    var given = Optional.of(architecture(SMALL));
    assertThatThrownBy(() -> ModelFiles.read(file, given))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(message);
  }

  private static Map<String, Tensor> fitting() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (var spec : SMALL.parameters()) {
      tensors.put(
          spec.name(), torch.ones(spec.shape().stream().mapToLong(Long::longValue).toArray()));
    }
    return tensors;
  }

  @Test
  void read_missingWeights_named() {
    try (var scope = TensorScope.open()) {
      var tensors = fitting();
      tensors.remove("3.weight");
      tensors.remove("3.bias");
      assertMisfit(
          tensors,
          "weight 3.weight: missing, 2 in all (expected: shape [2, 4]; the file has [0.weight,");
    }
  }

  @Test
  void read_extraWeights_named() {
    try (var scope = TensorScope.open()) {
      var tensors = fitting();
      tensors.put("backdoor.weight", torch.ones(2));
      assertMisfit(
          tensors,
          "weights: [backdoor.weight] (expected: only those of the architecture: [0.weight,");
    }
  }

  @Test
  void read_weightsOfAnotherArchitecture_named() {
    try (var scope = TensorScope.open()) {
      var tensors = fitting();
      tensors.put("0.weight", torch.ones(4, 5));
      assertMisfit(tensors, "weight 0.weight: [4, 5] (expected: shape [4, 3])");
    }
  }

  @Test
  void read_wholeNumbersAsWeights_refused() {
    try (var scope = TensorScope.open()) {
      var tensors = fitting();
      tensors.put("0.weight", torch.ones(4, 3).to(ScalarType.Long));
      assertMisfit(tensors, "weight 0.weight: Long (expected: a floating-point type)");
    }
  }

  @Test
  void read_layersThatDoNotFit_named() {
    var network = Network.sequential(List.of(5L), new Linear(4, 2, false));
    var file = folder.resolve("m.safetensors");
    try (var scope = TensorScope.open();
        var weights = Weights.of(Map.of("0.weight", torch.ones(2, 4)))) {
      SafeTensors.write(file, weights, Map.of());
    }
    assertThatThrownBy(() -> ModelFiles.read(file, Optional.of(architecture(network))))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("node: 0 (expected: inputs that fit its layer");
  }

  @ParameterizedTest
  @EnumSource(names = {"F64", "F16", "BF16"})
  void read_otherFloatingPoint_becomesFloat32(ElementType type) {
    var file = folder.resolve("half.safetensors");
    try (var scope = TensorScope.open()) {
      var tensors = fitting();
      tensors.replaceAll((name, tensor) -> tensor.to(type.scalarType()));
      try (var weights = Weights.of(tensors)) {
        SafeTensors.write(file, weights, Map.of());
      }
      try (var loaded = ModelFiles.read(file, Optional.of(architecture(SMALL)))) {
        var logits = loaded.classifier().logits(torch.ones(1, 3));
        assertThat(logits.scalar_type().intern()).isEqualTo(ScalarType.Float);
      }
    }
  }

  @Test
  void read_nanWeights_loaded() {
    var file = folder.resolve("nan.safetensors");
    try (var scope = TensorScope.open()) {
      var tensors = fitting();
      tensors.put("3.bias", Tensors.of(new float[] {Float.NaN, 0}, 2));
      try (var weights = Weights.of(tensors)) {
        SafeTensors.write(file, weights, Map.of());
      }
      try (var loaded = ModelFiles.read(file, Optional.of(architecture(SMALL)))) {
        assertThat(Tensors.floats(loaded.classifier().logits(torch.ones(1, 3)))[0]).isNaN();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "m.safetensors, safetensors header",
    "m.pth, pickle protocol",
    "m.bin, model file",
    "m, model file"
  })
  void read_noise_refusedByForm(String name, String part) throws IOException {
    var file = folder.resolve(name);
    Files.write(file, new PickleWriter().raw(0x80, 9).repeat(7, 100).bytes());
    assertThatThrownBy(() -> ModelFiles.read(file, Optional.of(architecture(SMALL))))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(part);
  }

  @Test
  void read_emptyAbsentOrFolder_refused() throws IOException {
    var empty = Files.createFile(folder.resolve("empty"));
    assertThatThrownBy(() -> ModelFiles.read(empty, Optional.empty()))
        .isInstanceOf(ModelFormatException.class);
    assertThatThrownBy(() -> ModelFiles.read(folder.resolve("none"), Optional.empty()))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> ModelFiles.read(folder, Optional.empty()))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void read_otherZip_refused() throws IOException {
    var file = folder.resolve("a.zip");
    Files.write(file, "PK\u0003\u0004 and no more".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ModelFiles.read(file, Optional.empty()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("zip: ");
  }

  @Test
  void read_manyTimes_nativeMemorySteady() {
    var file = folder.resolve("steady.safetensors");
    var network = Networks.perceptron(List.of(1L, 28L, 28L), 256, 10);
    try (var model = Model.initial(network, new Randomness(5))) {
      ModelFiles.write(model, file);
    }
    NativeMemory.assertSteady(
        150,
        784 * 256 * 4L,
        () -> {
          try (var scope = TensorScope.open();
              var loaded = ModelFiles.read(file, Optional.empty())) {
            assertThat(loaded.model()).isPresent();
          }
        });
  }
}
