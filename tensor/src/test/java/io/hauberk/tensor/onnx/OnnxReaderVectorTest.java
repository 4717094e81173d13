package io.hauberk.tensor.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.network.Model;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small models of both of PyTorch's exporters, opsets 9 to 23, made by {@code
 * benchmarks/peers/make_onnx_vectors.py}: PyTorch's logits and input gradients.
 */
class OnnxReaderVectorTest {

  private static final String VECTORS = "/vectors/pytorch-onnx/";

  @TempDir private Path folder;

  private static List<ExportedCase> cases() {
    var url = Objects.requireNonNull(OnnxReaderVectorTest.class.getResource(VECTORS));
    try {
      return ExportedCase.in(Path.of(url.toURI()));
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void vectors_bothExportersAllOpsets_present() {
    var names = cases().stream().flatMap(c -> c.models().stream()).map(Path::toString).toList();
    for (int opset = 13; opset <= 20; opset++) {
      assertThat(names).anyMatch(name -> name.contains("torchscript"));
      var end = "-torchscript-" + opset + ".onnx";
      assertThat(names).filteredOn(name -> name.endsWith(end)).hasSizeGreaterThan(10);
    }
    assertThat(names).filteredOn(name -> name.contains("-dynamo-")).hasSizeGreaterThan(40);
  }

  @TestFactory
  Stream<DynamicTest> read_exportedModel_pytorchsLogitsAndGradients() {
    return perFile(OnnxReaderVectorTest::check);
  }

  @TestFactory
  Stream<DynamicTest> write_readModel_sameLogitsAgain() {
    return perFile(this::checkWritten);
  }

  private interface Check {
    void run(ExportedCase exported, Path file);
  }

  private static Stream<DynamicTest> perFile(Check check) {
    return cases().stream()
        .flatMap(
            exported ->
                exported.models().stream()
                    .map(
                        file ->
                            DynamicTest.dynamicTest(
                                file.getFileName().toString(), () -> check.run(exported, file))));
  }

  private static void check(ExportedCase exported, Path file) {
    try (var scope = TensorScope.open();
        var model = OnnxReader.read(file)) {
      assertPytorch(exported, model);
    }
  }

  private void checkWritten(ExportedCase exported, Path file) {
    try (var scope = TensorScope.open();
        var model = OnnxReader.read(file)) {
      var written = folder.resolve("written.onnx");
      OnnxWriter.write(model, written);
      try (var again = OnnxReader.read(written)) {
        assertPytorch(exported, again);
      }
    }
  }

  private static void assertPytorch(ExportedCase exported, Model model) {
    var errors = exported.errors(model);
    assertThat(errors.logits()).as("logits").isLessThan(exported.tolerance("logits"));
    assertThat(errors.gradient()).as("gradient").isLessThan(exported.tolerance("gradient"));
    assertThat(exported.batchError(model))
        .as("first sample alone")
        .isLessThan(exported.tolerance("logits"));
  }
}
