package io.hauberk.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Five updates beside PyTorch's (vectors/pytorch/optimizers.json says how they were made). */
class OptimizerVectorTest {

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of("sgd", new Optimizer.Sgd(0.1, 0.9, 0.01)),
        Arguments.of("sgd-plain", new Optimizer.Sgd(0.1, 0, 0)),
        Arguments.of("adam", new Optimizer.Adam(0.05, 0.9, 0.999, 0.01)),
        Arguments.of("rmsprop", new Optimizer.RmsProp(0.01, 0.99, 0.01)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void update_fiveSteps_followsPyTorch(String name, Optimizer optimizer) throws IOException {
    var vectors = vectors();
    var path = vectors.get("paths").get(name);
    double tolerance = vectors.get("tolerance").asDouble();
    try (var scope = TensorScope.open()) {
      var weights = Tensors.of(new float[] {1, -2, 0.5f}, 3);
      var slope = Tensors.of(new float[] {1, 2, 3}, 3);
      var memory = new ArrayList<Tensor>();
      for (int i = 0; i < optimizer.rule().memoryTensors(); i++) {
        memory.add(Tensors.of(new float[3], 3));
      }
      for (int step = 0; step < path.size(); step++) {
        var gradient =
            weights
                .mul(slope)
                .add(new Scalar(0.1))
                .add(weights, new Scalar(optimizer.weightDecay()));
        optimizer
            .rule()
            .update(
                weights,
                gradient,
                List.copyOf(memory),
                new UpdateRule.Step(step + 1, optimizer.learningRate()));
        assertClose(Tensors.floats(weights), path.get(step), tolerance);
      }
    }
  }

  private static void assertClose(float[] actual, JsonNode expected, double tolerance) {
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected.get(i).asDouble(), within(tolerance));
    }
  }

  private static JsonNode vectors() throws IOException {
    try (var in =
        OptimizerVectorTest.class.getResourceAsStream("/vectors/pytorch/optimizers.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in));
    }
  }
}
