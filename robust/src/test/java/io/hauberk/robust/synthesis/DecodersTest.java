package io.hauberk.robust.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Randomness;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.file.ModelFiles;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodersTest {

  @Test
  void images_allClassesTogether_equalEachClassAlone() {
    int classes = 3;
    var joint = VaeNetworks.decoder(classes);
    try (var scope = TensorScope.open();
        var model = Model.initial(joint, new Randomness(3));
        var decoders = Decoders.of(model)) {
      var latents = Tiny.normal(5, 4, classes, Decoders.LATENTS);
      var together = decoders.images(latents);
      for (int label = 0; label < classes; label++) {
        var alone = alone(model, label, latents.select(1, label));
        assertThat(Tensors.floats(together.select(1, label)))
            .usingComparatorWithPrecision(1e-5f)
            .containsExactly(Tensors.floats(alone));
      }
    }
  }

  /** One class's share of the weights, in a network of one class. */
  private static Tensor alone(Model joint, int label, Tensor latents) {
    var network = VaeNetworks.decoder(1);
    Map<String, Tensor> share = new LinkedHashMap<>();
    for (var spec : network.parameters()) {
      long length = spec.shape().get(0);
      var whole = joint.weights().get(spec.name());
      share.put(spec.name(), whole.narrow(0, label * length, length).clone());
    }
    try (var model = new Model(network, Weights.of(share))) {
      return model
          .logits(latents.reshape(latents.size(0), Decoders.LATENTS, 1, 1))
          .reshape(latents.size(0), Decoders.PIXELS);
    }
  }

  @Test
  void at_anyLatents_isTheNetworksPullback() {
    var network = VaeNetworks.decoder(3);
    try (var scope = TensorScope.open();
        var model = Model.initial(network, new Randomness(3))) {
      shift(model.weights());
      try (var phased = PhasedDecoders.of(model)) {
        var latents = Tiny.normal(5, 2, 3, Decoders.LATENTS);
        var gradient = Tiny.normal(6, 2, 3, VaeNetworks.SIDE, VaeNetworks.SIDE);
        var wanted = model.pullback(latents.reshape(2, 24, 1, 1));
        var found = phased.at(latents);
        assertThat(Tensors.floats(found.logits()))
            .usingComparatorWithPrecision(1e-5f)
            .containsExactly(Tensors.floats(wanted.logits()));
        assertThat(Tensors.floats(found.toInputs().apply(gradient)))
            .usingComparatorWithPrecision(1e-4f)
            .containsExactly(Tensors.floats(wanted.toInputs().apply(gradient)));
      }
    }
  }

  /** Statistics and scales that a normalisation does not start with. */
  private static void shift(Weights weights) {
    for (var name : weights.names()) {
      var tensor = weights.get(name);
      if (name.startsWith("bn_")) {
        tensor.add_(Tiny.normal(name.length(), tensor.numel()).abs_().mul_(scalar(0.5)));
      }
    }
  }

  @Test
  void at_smallStep_followsTheGradient() {
    try (var scope = TensorScope.open();
        var decoders = Tiny.decoders(2)) {
      var latents = Tiny.normal(5, 1, 2, Decoders.LATENTS);
      var way = Tiny.normal(6, 1, 2, Decoders.LATENTS);
      var weight = Tiny.normal(8, 1, 2, Decoders.PIXELS);
      double along = sum(decoders.at(latents).toInputs().apply(weight).mul(way));
      double step = 1e-2;
      var ahead = decoders.images(torch.add(latents, way.mul(scalar(step))));
      var behind = decoders.images(torch.sub(latents, way.mul(scalar(step))));
      double rise = sum(ahead.sub(behind).mul(weight)) / (2 * step);
      assertThat(along).isCloseTo(rise, within(2e-3 * Math.max(1, Math.abs(rise))));
    }
  }

  private static Scalar scalar(double value) {
    return new Scalar(value);
  }

  private static double sum(Tensor values) {
    return values.sum().item_double();
  }

  @Test
  void images_latentsOfOtherClasses_refused() {
    try (var scope = TensorScope.open();
        var decoders = Tiny.decoders(2)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> decoders.images(Tiny.normal(1, 4, 3, Decoders.LATENTS)))
          .withMessageContaining("latents")
          .withMessageContaining("[n, 2, 8]");
    }
  }

  @Test
  void of_normalisationBeyondFloat_refused() {
    try (var scope = TensorScope.open();
        var model = Model.initial(VaeNetworks.decoder(2), new Randomness(1))) {
      model.weights().get("bn_1.weight").fill_(scalar(3e38));
      model.weights().get("bn_1.running_var").fill_(scalar(0));
      assertThatThrownBy(() -> Decoders.of(model))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith("node bn_1: ");
    }
  }

  @Test
  void of_otherNetwork_refused() {
    try (var model =
        Model.initial(Networks.perceptron(List.of(1L, 28L, 28L), 4, 10), new Randomness(1))) {
      assertThatThrownBy(() -> Decoders.of(model))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining("decoders of analysis by synthesis");
    }
  }

  @Test
  void read_whatWasWritten_isTheSame(@TempDir Path folder) {
    var file = folder.resolve("decoders.safetensors");
    try (var scope = TensorScope.open();
        var decoders = Tiny.decoders(2)) {
      decoders.write(file);
      var latents = Tiny.normal(5, 2, 2, Decoders.LATENTS);
      try (var read = Decoders.read(file)) {
        assertThat(read.classes()).isEqualTo(2);
        assertThat(Tensors.floats(read.images(latents)))
            .containsExactly(Tensors.floats(decoders.images(latents)));
      }
    }
  }

  @Test
  void read_folderWithoutNetworks_namesTheFirst(@TempDir Path folder) {
    assertThatThrownBy(() -> Decoders.read(folder))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("ABS_0.net");
  }

  @Test
  void read_brokenNetwork_refused(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("ABS_0.net"), new byte[] {1, 2, 3});
    Files.write(folder.resolve("ABS_1.net"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> Decoders.read(folder)).isInstanceOf(ModelFormatException.class);
  }

  @Test
  void read_fileOfAnotherNetwork_refused(@TempDir Path folder) {
    var file = folder.resolve("other.safetensors");
    Network other = Networks.perceptron(List.of(1L, 28L, 28L), 4, 10);
    try (var model = Model.initial(other, new Randomness(1))) {
      ModelFiles.write(model, file);
    }
    assertThatThrownBy(() -> Decoders.read(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("decoders of analysis by synthesis");
  }
}
