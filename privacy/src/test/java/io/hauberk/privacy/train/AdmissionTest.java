package io.hauberk.privacy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.layer.Affine.ConvTranspose2d;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Join.Add;
import io.hauberk.tensor.layer.Join.Constant;
import io.hauberk.tensor.layer.Join.MatMul;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm.BatchNorm;
import io.hauberk.tensor.layer.Pool.Mean;
import io.hauberk.tensor.layer.Shaping.Dropout;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.layer.Window;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Node;
import io.hauberk.tensor.network.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdmissionTest {

  static Stream<Arguments> refusedLayers() {
    return Stream.of(
        Arguments.of(
            new BatchNorm(2, 1e-5, 0.1),
            "node 0: BatchNorm (expected: GroupNorm in its place: BatchNorm mixes the samples of a"
                + " batch)"),
        Arguments.of(
            new Dropout(0.5),
            "node 0: Dropout (expected: a network without it: private training evaluates its"
                + " layers)"),
        Arguments.of(
            new ConvTranspose2d(2, 2, Window.square(1), new Size(0, 0), 1, true),
            "node 0: ConvTranspose2d (expected: Conv2d in its place: no rule for its sample"
                + " gradients)"));
  }

  @ParameterizedTest
  @MethodSource("refusedLayers")
  void rules_layerWithoutRule_isNamedWithTheWayOut(Layer layer, String message) {
    var network =
        Network.sequential(List.of(2L, 3L, 3L), layer, new Flatten(), new Linear(18, 2, true));
    refused(network, message);
  }

  /** A constant [2, 3] beside samples [3] would give the first sample of two one of its rows. */
  @Test
  void rules_constantWithRowsForSamples_isRefused() {
    refused(withConstant(new Add(), List.of(2L, 3L), 3), "node join: Add");
    refused(withConstant(new Add(), List.of(1L, 4L, 3L), 3), "node join: Add");
    refused(product("constant", "features"), "node join: MatMul");
  }

  @Test
  void rules_constantForEverySampleAlike_areAdmitted() {
    admitted(withConstant(new Add(), List.of(3L), 3));
    admitted(withConstant(new Add(), List.of(1L, 3L), 3));
    admitted(product("features", "constant"));
  }

  @Test
  void rules_ranksThatMeetAcrossSamples_areRefused() {
    var network =
        new Network(
            List.of(4L, 3L),
            List.of(
                new Node("mean", new Mean(List.of(1L), false), List.of(Network.INPUT)),
                new Node("join", new Add(), List.of(Network.INPUT, "mean")),
                new Node("flat", new Flatten(), List.of("join")),
                new Node("out", new Linear(12, 2, true), List.of("flat"))),
            "out");
    refused(network, "node join: Add (expected: inputs of equally many axes");
  }

  @Test
  void rules_tiedWeights_areNamed() {
    var network = Network.sequential(List.of(3L), new Linear(3, 3, false), new Linear(3, 3, false));
    try (var first = Weights.initial(network.parameters(), new Randomness(1))) {
      Map<String, Tensor> tied = new HashMap<>();
      tied.put("0.weight", first.get("0.weight"));
      tied.put("1.weight", first.get("0.weight").t());
      var model = new Model(network, Weights.of(tied));
      assertThatThrownBy(() -> Admission.rules(model))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "weight 1.weight: tied to 0.weight (expected: weights of its own: the norms of tied"
                  + " ones do not add up)");
    }
  }

  private static Network withConstant(Layer join, List<Long> shape, int features) {
    return new Network(
        List.of((long) features),
        List.of(
            new Node("constant", new Constant(shape), List.of()),
            new Node("join", join, List.of(Network.INPUT, "constant")),
            new Node("out", new Linear(features, 2, true), List.of("join"))),
        "out");
  }

  private static Network product(String left, String right) {
    return new Network(
        List.of(1L),
        List.of(
            new Node("features", new Linear(1, 1, true), List.of(Network.INPUT)),
            new Node("constant", new Constant(List.of(1L, 1L)), List.of()),
            new Node("join", new MatMul(), List.of(left, right)),
            new Node("out", new Linear(1, 2, true), List.of("join"))),
        "out");
  }

  private static void refused(Network network, String message) {
    try (var model = Model.initial(network, new Randomness(1))) {
      assertThatThrownBy(() -> new ClippedSum(model, Clipping.flat(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(message);
    }
  }

  private static void admitted(Network network) {
    try (var model = Model.initial(network, new Randomness(1))) {
      assertThat(Admission.rules(model)).containsKey("out");
    }
  }
}
