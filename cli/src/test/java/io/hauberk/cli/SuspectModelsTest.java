package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.file.ModelFiles;
import io.hauberk.tensor.layer.Activation;
import io.hauberk.tensor.layer.Affine;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models and questions that would look robust: assess names what is wrong with each. */
class SuspectModelsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void assess_probabilities_named() throws IOException {
    var report = look(network(2, 0.5, new Activation.Softmax(1)), points("x", "y"), "0.1");
    assertThat(findings(report)).contains("HBK-ROBUST-108");
    assertThat(signs(report)).isPositive();
  }

  @Test
  void assess_constantModel_named() throws IOException {
    var report = assess(network(2, 0), points("x", "y"), "0.1");
    assertThat(findings(report)).contains("HBK-ROBUST-103", "HBK-ROBUST-109", "HBK-ROBUST-126");
  }

  @Test
  void assess_nanWeights_refused() {
    var console = run(network(2, Double.NaN), points("x", "y"), "0.1", "--suite", "quick");
    assertThat(console.code()).isEqualTo(3);
    assertThat(console.err().lines()).hasSize(1).first().asString().contains("NaN");
    assertThat(folder.resolve("out/report.json")).doesNotExist();
  }

  @Test
  void assess_modelOfOneClass_refused() {
    var console = run(network(1, 0.5), points("x", "x"), "0.1", "--suite", "quick");
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err().lines()).hasSize(1).first().asString().startsWith("classes: 1");
    assertThat(folder.resolve("out/report.json")).doesNotExist();
  }

  @Test
  void assess_samplesOfOneClass_named() throws IOException {
    var report = look(network(2, 0.5), points("x", "x"), "0.1");
    assertThat(findings(report)).contains("HBK-ROBUST-102");
  }

  @Test
  void assess_epsilonBeyondRange_namedWithItsEntries() throws IOException {
    var report = look(network(2, 0.5), points("x", "y"), "8");
    assertThat(findings(report)).contains("HBK-ROBUST-112");
    assertThat(report.toString()).contains("AML.T0043.000", "ML01:2023", "NISTAML.022");
  }

  @Test
  void assess_healthyModel_measuredWithIntervalsAndNoSignOfTheModel() throws IOException {
    var report = assess(network(2, 0.5), points("x", "y"), "0.1");
    assertThat(findings(report))
        .noneMatch(id -> id.compareTo("HBK-ROBUST-101") >= 0 && id.compareTo("HBK-ROBUST-112") < 0);
    assertThat(metric(report, "suite-robust-accuracy-low"))
        .isLessThan(metric(report, "suite-robust-accuracy"));
    assertThat(metric(report, "clever")).isPositive();
    assertThat(metric(report, "loss-sensitivity")).isPositive();
  }

  private JsonNode assess(Path model, Path data, String epsilon) throws IOException {
    var console = run(model, data, epsilon, "--suite", "quick");
    assertThat(console.code()).as(console.err()).isZero();
    return report();
  }

  /** Without a suite. */
  private JsonNode look(Path model, Path data, String epsilon) throws IOException {
    var console = run(model, data, epsilon);
    assertThat(console.code()).as(console.err()).isZero();
    return report();
  }

  private JsonNode report() throws IOException {
    return JSON.readTree(folder.resolve("out/report.json").toFile());
  }

  private Console run(Path model, Path data, String epsilon, String... more) {
    List<Object> args =
        new ArrayList<>(
            List.of("assess", "--model", model, "--data", data, "--norm", "linf", "--no-harden"));
    args.addAll(List.of("--epsilon", epsilon, "--out", folder.resolve("out")));
    args.addAll(Arrays.asList(more));
    return Console.run(args.toArray());
  }

  private static List<String> findings(JsonNode report) {
    return report.findValues("id").stream().map(JsonNode::asText).toList();
  }

  private static double signs(JsonNode report) {
    return metric(report, "false-robustness-signs");
  }

  private static double metric(JsonNode report, String name) {
    for (var metric : report.at("/evidence/metrics")) {
      if (metric.get("name").asText().equals(name)) {
        return metric.get("value").asDouble();
      }
    }
    throw new AssertionError(name + " in " + report);
  }

  /** Twenty points of two classes, the first where a is above b. */
  private Path points(String first, String second) {
    var text = new StringBuilder("a,b,label\n");
    for (int i = 0; i < 20; i++) {
      double offset = 0.03 + 0.02 * (i % 10);
      boolean above = i % 2 == 0;
      text.append(0.5 + (above ? offset : -offset)).append(',').append(0.5).append(',');
      text.append(above ? first : second).append('\n');
    }
    try {
      return Files.writeString(folder.resolve("points.csv"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares a with b; its weights are multiplied by {@code factor}. */
  private Path network(int classes, double factor, Layer... last) {
    var layers = new ArrayList<Layer>(List.of(new Affine.Linear(2, classes, true)));
    layers.addAll(List.of(last));
    var network = Network.sequential(List.of(2L), layers.toArray(Layer[]::new));
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var model = Model.initial(network, new Randomness(1))) {
      var weight = model.weights().get("0.weight");
      var signs = torch.arange(new Scalar(2.0 * classes)).remainder(new Scalar(2.0));
      var rows = torch.arange(new Scalar((double) classes)).mul(new Scalar(2.0)).sub(new Scalar(1));
      var columns = signs.narrow(0, 0, 2).mul(new Scalar(2.0)).sub(new Scalar(1));
      weight.copy_(rows.view(classes, 1).mul(columns.view(1, 2)).mul(new Scalar(4 * factor)));
      model.weights().get("0.bias").zero_();
      var file = folder.resolve("model.safetensors");
      ModelFiles.write(model, file);
      return file;
    }
  }
}
