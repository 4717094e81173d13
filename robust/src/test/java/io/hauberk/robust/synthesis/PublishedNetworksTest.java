package io.hauberk.robust.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Progress;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import io.hauberk.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The authors' networks, where they are at hand. */
class PublishedNetworksTest {

  private static final int IMAGES = 40;

  private static Path folder;
  private static JsonNode vectors;

  @BeforeAll
  static void read() throws IOException {
    folder = SharedData.model("abs");
    var name = "/vectors/abs/published.json";
    try (var in = Objects.requireNonNull(PublishedNetworksTest.class.getResourceAsStream(name))) {
      vectors = new ObjectMapper().readTree(in);
    }
  }

  @Test
  void images_publishedNetworks_areTheAuthors() {
    try (var scope = TensorScope.open();
        var decoders = Decoders.read(folder)) {
      var images = Tensors.floats(decoders.images(waves(1)));
      for (int label = 0; label < decoders.classes(); label++) {
        var wanted = vectors.get("images").get(label);
        for (int i = 0; i < wanted.size(); i++) {
          int pixel = vectors.get("pixels").get(i).intValue();
          assertThat(images[label * Decoders.PIXELS + pixel])
              .isCloseTo(wanted.get(i).floatValue(), within(2e-5f));
        }
      }
    }
  }

  @Test
  void run_publishedNetworks_endsAtTheAuthorsScores() {
    SharedData.dataset("mnist");
    try (var scope = TensorScope.open();
        var decoders = Decoders.read(folder);
        var test = mnist(2)) {
      var seen = test.all().inputs().view(2, Decoders.PIXELS);
      var latents = new LatentSearch(decoders, Inference.of(1).withSteps(49)).run(waves(2), seen);
      var misfit = decoders.images(latents).sub(seen.unsqueeze(1)).square().sum(2);
      var scores = Tensors.floats(misfit.add(Prior.divergence(latents)));
      for (int i = 0; i < scores.length; i++) {
        int classes = decoders.classes();
        float wanted = vectors.get("scores").get(i / classes).get(i % classes).floatValue();
        assertThat(scores[i] / Decoders.PIXELS).isCloseTo(wanted, within(2e-4f));
      }
    }
  }

  /** [n, 10, 8]: sin(8 c + k). */
  private static Tensor waves(int n) {
    var values = new float[80 * n];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i % 80);
    }
    return Tensors.of(values, n, 10, Decoders.LATENTS);
  }

  /** A cheap search: the paper's whole search is measured in the documentation. */
  @ParameterizedTest
  @EnumSource
  void labels_publishedNetworks_areMostlyRight(Sight sight) {
    SharedData.dataset("mnist");
    var brief = Inference.of(1).withSamples(500).withSteps(4);
    try (var scope = TensorScope.open();
        var model = Synthesis.of(Decoders.read(folder), sight, brief, Progress.none());
        var test = mnist(IMAGES)) {
      var batch = test.all();
      assertThat(Tensors.right(model.logits(batch.inputs()), batch.labels()))
          .isGreaterThanOrEqualTo(IMAGES - 3);
    }
  }

  private static DataSet mnist(int images) {
    return DataSets.open("mnist", Split.TEST, ReadOptions.DEFAULT.withLimit(images));
  }

  @Test
  void read_networkOfOtherWidth_namesWeightAndFile(@TempDir Path other) throws IOException {
    Files.copy(folder.resolve("ABS_0.net"), other.resolve("ABS_0.net"));
    Files.copy(folder.resolve("vanilla_cnn.net"), other.resolve("ABS_1.net"));
    assertThatThrownBy(() -> Decoders.read(other))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("Decoder.conv_0.weight")
        .hasMessageContaining("ABS_1.net");
  }
}
