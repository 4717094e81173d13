package io.hauberk.robust.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.ModelFormatException;
import io.hauberk.robust.oracle.OracleException.BadReply;
import io.hauberk.robust.oracle.OracleException.QueryBudgetExhausted;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.file.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counting, probing, and models run by ONNX Runtime. */
class OracleDecoratorTest {

  @Test
  void charge_beyondLimit_notPassedOn() {
    try (var scope = TensorScope.open();
        var model = ThreeWays.model()) {
      var inputs = ThreeWays.samples(model).inputs();
      var counted = CountedOracle.scores(model, new QueryLimit(3, 7));
      assertThat(Tensors.longs(counted.labels(inputs)))
          .isEqualTo(Tensors.longs(model.labels(inputs)));
      assertThat(Tensors.floats(counted.logits(inputs)))
          .isEqualTo(Tensors.floats(model.logits(inputs)));
      assertThat(counted.queries()).isEqualTo(6);
      assertThat(counted.calls()).isEqualTo(2);
      assertThatThrownBy(() -> counted.logits(inputs))
          .isInstanceOf(QueryBudgetExhausted.class)
          .hasMessage("queries: 6 and 3 more (expected: at most 7)");
      assertThat(counted.queries()).isEqualTo(6);
      assertThat(Tensors.shape(counted.logits(inputs.narrow(0, 0, 1)))).containsExactly(1, 3);

      var labels = CountedOracle.labels(model, new QueryLimit(2, 100));
      assertThatThrownBy(() -> labels.labels(inputs))
          .isInstanceOf(QueryBudgetExhausted.class)
          .hasMessageStartingWith("queries of a call: 3");
      assertThat(labels.labels(inputs.narrow(0, 0, 2)).size(0)).isEqualTo(2);
      assertThat(labels.queries()).isEqualTo(2);
      assertThat(labels.calls()).isEqualTo(1);
    }
  }

  @Test
  void logits_steadyModel_sameAnswersOneProbeInSoManyCalls() {
    try (var scope = TensorScope.open();
        var model = ThreeWays.model()) {
      var inputs = ThreeWays.samples(model).inputs();
      var counted = CountedOracle.scores(model, QueryLimit.none());
      var steady = new SteadyOracle(counted, 5, 0);
      for (int i = 0; i < 10; i++) {
        assertThat(Tensors.floats(steady.logits(inputs)))
            .isEqualTo(Tensors.floats(model.logits(inputs)));
      }
      assertThat(counted.queries()).isEqualTo(10 * 3 + 2);
    }
  }

  @Test
  void logits_driftAfterManyCalls_found() {
    try (var scope = TensorScope.open();
        var model = ThreeWays.model()) {
      var inputs = ThreeWays.samples(model).inputs();
      var counted = CountedOracle.scores(model, QueryLimit.none());
      ScoreOracle drifting = x -> counted.logits(x).add(new Scalar(counted.calls() > 4 ? 1.0 : 0));
      var steady = new SteadyOracle(drifting, 3, 1e-3);
      for (int i = 0; i < 3; i++) {
        steady.logits(inputs);
      }
      assertThatThrownBy(() -> steady.logits(inputs)).isInstanceOf(OracleException.Unsteady.class);
    }
  }

  @Test
  void logits_onnxRuntime_asInProcess(@TempDir Path folder) {
    var file = folder.resolve("model.onnx");
    try (var scope = TensorScope.open();
        var model = ThreeWays.model()) {
      ModelFiles.write(model, file);
      var inputs = ThreeWays.samples(model).inputs();
      var expected = Tensors.floats(model.logits(inputs));
      for (int most = 1; most <= 4; most++) {
        try (var oracle = OnnxRuntimeOracle.open(file, Outputs.LOGITS, most)) {
          var logits = oracle.logits(inputs);
          assertThat(Tensors.shape(logits)).containsExactly(3, 3);
          assertThat(Tensors.floats(logits)).containsExactly(expected, within(1e-5f));
          assertThatThrownBy(() -> oracle.logits(Tensors.of(new float[5], 1, 5)))
              .isInstanceOf(BadReply.class);
        }
      }
      try (var oracle = OnnxRuntimeOracle.open(file, Outputs.PROBABILITIES, 2)) {
        assertThatThrownBy(() -> oracle.logits(inputs))
            .isInstanceOf(BadReply.class)
            .hasMessageStartingWith("outputs: no probabilities");
      }
    }
  }

  @Test
  void open_noOnnxModel_refused(@TempDir Path folder) throws IOException {
    var file = folder.resolve("broken.onnx");
    Files.write(file, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> OnnxRuntimeOracle.open(file, Outputs.LOGITS, 1))
        .isInstanceOf(ModelFormatException.class);
  }

  @Test
  void checked_probabilities_refusedOrTurnedToScores() {
    var rows = new float[] {0.25f, 0.75f, 1, 0};
    assertThatThrownBy(() -> Outputs.LOGITS.checked(rows, 2)).isInstanceOf(BadReply.class);
    var scores = Outputs.PROBABILITIES.checked(rows, 2);
    assertThat(Math.exp(scores[0])).isCloseTo(0.25, within(1e-6));
    assertThat(scores[3]).isLessThan(-80);
    assertThatThrownBy(() -> Outputs.LOGITS.checked(new float[] {Float.NaN, 1}, 2))
        .isInstanceOf(BadReply.class)
        .hasMessageStartingWith("scores: NaN");
  }
}
