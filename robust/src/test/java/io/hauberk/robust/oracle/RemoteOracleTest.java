package io.hauberk.robust.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.robust.blackbox.AttackState;
import io.hauberk.robust.blackbox.HopSkipJump;
import io.hauberk.robust.blackbox.Metric;
import io.hauberk.robust.blackbox.Starts;
import io.hauberk.robust.blackbox.Terms;
import io.hauberk.robust.oracle.Endpoint.Patience;
import io.hauberk.robust.oracle.ModelServer.Answer;
import io.hauberk.robust.oracle.ModelServer.Fault;
import io.hauberk.robust.oracle.OracleException.BadReply;
import io.hauberk.robust.oracle.OracleException.Unreachable;
import io.hauberk.robust.oracle.OracleException.Unsteady;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A served model, on the loopback, with everything that can go wrong with it. */
class RemoteOracleTest {

  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(5), 2, Duration.ofMillis(1), 1 << 14, 2);

  private static RemoteOracle open(ModelServer server, Patience patience, Outputs outputs) {
    return RemoteOracle.open(
        new Endpoint(server.uri(), ModelServer.NAME, Optional.empty(), patience), outputs);
  }

  @Test
  void logits_servedModel_asInProcess() throws IOException {
    try (var scope = TensorScope.open();
        var model = ThreeWays.model();
        var server = new ModelServer(model, Fault.none())) {
      var batch = ThreeWays.samples(model);
      var remote = open(server, PATIENCE, Outputs.LOGITS);
      assertThat(remote.classes()).isEqualTo(3);
      assertThat(Tensors.floats(remote.logits(batch.inputs())))
          .isEqualTo(Tensors.floats(model.logits(batch.inputs())));
      assertThat(server.inferences).hasValue(2);
      assertThatThrownBy(() -> remote.logits(Tensors.of(new float[5], 1, 5)))
          .hasMessage("sample shape: [5] (expected: [4] for this model)");
    }
  }

  @Test
  void logits_busyTwice_answeredAfterRetries() throws IOException {
    Fault busy =
        (call, proper) ->
            call == 1 ? new Answer(429, "") : new Answer(call == 2 ? 503 : 200, proper);
    try (var scope = TensorScope.open();
        var model = ThreeWays.model();
        var server = new ModelServer(model, busy)) {
      var inputs = ThreeWays.samples(model).inputs().narrow(0, 0, 1);
      assertThat(Tensors.floats(open(server, PATIENCE, Outputs.LOGITS).logits(inputs)))
          .isEqualTo(Tensors.floats(model.logits(inputs)));
      assertThat(server.inferences).hasValue(3);
    }
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault((call, proper) -> new Answer(429, ""), Unreachable.class, "status 429"),
        fault((call, proper) -> new Answer(500, ""), BadReply.class, "status 500"),
        fault((call, proper) -> new Answer(302, ""), BadReply.class, "status 302"),
        fault((call, proper) -> new Answer(200, "<html>"), BadReply.class, "no JSON"),
        fault((call, proper) -> new Answer(200, "null"), BadReply.class, "answer's outputs"),
        fault(body(new float[] {1, 2}, 1, 2), BadReply.class, "answer's shape: [1, 2]"),
        fault(body(new float[] {1, 2}, 1, 3), BadReply.class, "answer's numbers: 2"),
        fault(body(new float[] {.2f, .3f, .5f}, 1, 3), BadReply.class, "probabilities"),
        fault(replaced("FP32", "FP64"), BadReply.class, "answer's datatype: FP64"),
        fault(replaced("\"y\"", "\"z\""), BadReply.class, "named y"),
        fault(replaced("\"data\":[", "\"data\":[1e99,"), BadReply.class, "answer's numbers: 4"),
        fault(body(new float[] {Float.NaN, 1, 1}, 1, 3), BadReply.class, "answer's data: STRING"),
        fault(
            replaced("\"data\":[", "\"data\":[NaN,1,2],\"was\":["), BadReply.class, "scores: NaN"),
        fault(
            (call, proper) -> new Answer(200, proper + " ".repeat(1 << 15)),
            BadReply.class,
            "more than 16384 bytes"));
  }

  private static Arguments fault(Fault fault, Class<?> type, String message) {
    return Arguments.of(fault, type, message);
  }

  private static Fault body(float[] data, int... shape) {
    return (call, proper) -> new Answer(200, ModelServer.answer(data, shape));
  }

  private static Fault replaced(String from, String to) {
    return (call, proper) -> new Answer(200, proper.replace(from, to));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void logits_faultyServer_named(Fault fault, Class<?> type, String message) throws IOException {
    try (var scope = TensorScope.open();
        var model = ThreeWays.model();
        var server = new ModelServer(model, fault)) {
      var inputs = ThreeWays.samples(model).inputs().narrow(0, 0, 1);
      var remote = open(server, PATIENCE, Outputs.LOGITS);
      assertThatThrownBy(() -> remote.logits(inputs))
          .isInstanceOf(type)
          .hasMessageContaining(message);
    }
  }

  @Test
  void logits_nanInAnswer_named() throws IOException {
    Fault nan =
        (call, proper) ->
            new Answer(
                200, ModelServer.answer(new float[] {1, 2, 3}, 1, 3).replace("3.0]", "1e60]"));
    try (var scope = TensorScope.open();
        var model = ThreeWays.model();
        var server = new ModelServer(model, nan)) {
      var inputs = ThreeWays.samples(model).inputs().narrow(0, 0, 1);
      var remote = open(server, PATIENCE, Outputs.LOGITS);
      assertThatThrownBy(() -> remote.logits(inputs))
          .isInstanceOf(BadReply.class)
          .hasMessageStartingWith("scores: Infinity");
    }
  }

  @Test
  void logits_silentServer_unreachableInTime() throws IOException {
    Fault silent =
        (call, proper) -> {
          Thread.sleep(3000);
          return new Answer(200, proper);
        };
    var patience = new Patience(Duration.ofMillis(400), 0, Duration.ZERO, 1 << 14, 2);
    try (var scope = TensorScope.open();
        var model = ThreeWays.model();
        var server = new ModelServer(model, silent)) {
      var inputs = ThreeWays.samples(model).inputs();
      var remote = open(server, patience, Outputs.LOGITS);
      long started = System.nanoTime();
      assertThatThrownBy(() -> remote.logits(inputs))
          .isInstanceOf(Unreachable.class)
          .hasMessageStartingWith("model's server: silent");
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(2500));
    }
  }

  @Test
  void open_nobodyThere_unreachable() throws IOException {
    URI closed;
    try (var model = ThreeWays.model();
        var server = new ModelServer(model, Fault.none())) {
      closed = server.uri();
      assertThatThrownBy(
              () -> RemoteOracle.open(Endpoint.of(server.uri(), "other"), Outputs.LOGITS))
          .isInstanceOf(BadReply.class)
          .hasMessageContaining("status 404");
    }
    assertThatThrownBy(() -> RemoteOracle.open(Endpoint.of(closed, "victim"), Outputs.LOGITS))
        .isInstanceOf(Unreachable.class);
    assertThatThrownBy(() -> Endpoint.of(URI.create("file:///x"), "victim"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Endpoint.of(closed, "../x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void logits_changingAnswers_named() throws IOException {
    Fault drifting =
        (call, proper) -> new Answer(200, ModelServer.answer(new float[] {call, 2, 3}, 1, 3));
    try (var scope = TensorScope.open();
        var model = ThreeWays.model();
        var server = new ModelServer(model, drifting)) {
      var inputs = ThreeWays.samples(model).inputs().narrow(0, 0, 1);
      var steady = new SteadyOracle(open(server, PATIENCE, Outputs.LOGITS));
      assertThatThrownBy(() -> steady.logits(inputs))
          .isInstanceOf(Unsteady.class)
          .hasMessageStartingWith("answer to the same input: changed by 1.0");
    }
  }

  @Test
  void run_attackOnServedModel_asInProcessAndContinuedAfterFailure(@TempDir Path folder)
      throws IOException {
    var attack = new HopSkipJump(Terms.untargeted(150, 2), Metric.L2, Starts.noise());
    Fault once = (call, proper) -> new Answer(call == 80 ? 500 : 200, proper);
    try (var scope = TensorScope.open();
        Model model = ThreeWays.model();
        var server = new ModelServer(model, once)) {
      var batch = ThreeWays.samples(model);
      var remote = open(server, PATIENCE, Outputs.LOGITS);
      var state = AttackState.at(folder.resolve("state.safetensors"));
      assertThatThrownBy(() -> attack.run(remote, batch, state)).isInstanceOf(BadReply.class);
      var continued = attack.run(remote, batch, state);
      var local = attack.run(model, batch, AttackState.none());
      assertThat(continued.samples()).isEqualTo(local.samples());
      assertThat(Tensors.floats(continued.candidates()))
          .isEqualTo(Tensors.floats(local.candidates()));
    }
  }
}
