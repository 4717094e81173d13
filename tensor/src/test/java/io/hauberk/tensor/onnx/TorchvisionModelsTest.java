package io.hauberk.tensor.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hauberk.tensor.layer.Layer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole networks that {@code benchmarks/peers/check_onnx.py} exported to a folder. */
class TorchvisionModelsTest {

  private static final String FOLDER = "HAUBERK_ONNX_MODELS";

  @TestFactory
  Stream<DynamicTest> read_torchvisionModels_pytorchsLogitsAndGradients() {
    var folder = System.getenv(FOLDER);
    assumeTrue(folder != null && !folder.isBlank(), FOLDER + " is not set");
    return ExportedCase.in(Path.of(folder)).stream()
        .flatMap(
            exported ->
                exported.models().stream()
                    .map(
                        file ->
                            DynamicTest.dynamicTest(
                                file.getFileName().toString(), () -> check(exported, file))));
  }

  private static void check(ExportedCase exported, Path file) {
    long start = System.nanoTime();
    try (var model = OnnxReader.read(file)) {
      long readMillis = (System.nanoTime() - start) / 1_000_000;
      var errors = exported.errors(model);
      System.out.printf(
          "%s: logits %.2g, gradient %.2g, %d nodes of %d layers, read in %d ms%n",
          file.getFileName(),
          errors.logits(),
          errors.gradient(),
          model.network().nodes().size(),
          model.network().nodes().stream().map(n -> n.layer()).map(Layer::type).distinct().count(),
          readMillis);
      assertThat(errors.logits()).as("logits").isLessThan(exported.tolerance("logits"));
      assertThat(errors.gradient()).as("gradient").isLessThan(exported.tolerance("gradient"));
      assertThat(exported.batchError(model)).as("first sample").isLessThan(1e-4);
    }
  }
}
