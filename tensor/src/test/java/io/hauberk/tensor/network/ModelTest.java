package io.hauberk.tensor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Join.Add;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.testkit.NativeMemory;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class ModelTest {

  private static final List<Long> IMAGE = List.of(1L, 28L, 28L);

  @Test
  void forward_linearByHand_matchesArithmetic() {
    try (var scope = TensorScope.open()) {
      var network = Network.sequential(List.of(2L), new Linear(2, 2, true));
      var weights =
          Weights.of(
              Map.of(
                  "0.weight", Tensors.of(new float[] {1, 2, 3, 4}, 2, 2),
                  "0.bias", Tensors.of(new float[] {10, 20}, 2)));
      try (var model = new Model(network, weights)) {
        var y = model.logits(Tensors.of(new float[] {5, 6}, 1, 2));
        assertThat(Tensors.floats(y)).containsExactly(27, 59);
        assertThat(Tensors.longs(model.labels(Tensors.of(new float[] {5, 6}, 1, 2))))
            .containsExactly(1);
      }
    }
  }

  @Test
  void forward_branches_joinedByName() {
    try (var scope = TensorScope.open()) {
      var nodes =
          List.of(
              new Node("flat", new Flatten(), List.of(Network.INPUT)),
              new Node("sum", new Add(), List.of("flat", "flat")));
      try (var model = new Model(new Network(List.of(3L), nodes, "sum"), Weights.of(Map.of()))) {
        assertThat(Tensors.floats(model.logits(Tensors.of(new float[] {1, 2, 3}, 1, 3))))
            .containsExactly(2, 4, 6);
      }
    }
  }

  @Test
  void initial_sameSeed_sameWeights() {
    var network = Networks.smallCnn(IMAGE, 4, 10);
    try (var a = Model.initial(network, new Randomness(3));
        var b = Model.initial(network, new Randomness(3));
        var c = Model.initial(network, new Randomness(4))) {
      assertThat(Tensors.floats(a.weights().get("0.weight")))
          .isEqualTo(Tensors.floats(b.weights().get("0.weight")));
      assertThat(Tensors.floats(a.weights().get("0.weight")))
          .isNotEqualTo(Tensors.floats(c.weights().get("0.weight")));
    }
  }

  @Test
  void construct_layersThatDoNotFit_nodeNamed() {
    var network = Network.sequential(IMAGE, new Flatten(), new Linear(783, 10, true));
    assertThatThrownBy(() -> Model.initial(network, new Randomness(1)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("node: 1 (expected: inputs that fit its layer");
  }

  @Test
  void construct_weightOfOtherShape_named() {
    try (var scope = TensorScope.open()) {
      var network = Network.sequential(List.of(2L), new Linear(2, 2, false));
      var weights = Weights.of(Map.of("0.weight", Tensors.of(new float[6], 2, 3)));
      assertThatThrownBy(() -> new Model(network, weights))
          .hasMessage("weight 0.weight: [2, 3] (expected: shape [2, 2])");
    }
  }

  @Test
  void forward_imageOfOtherSize_refused() {
    try (var scope = TensorScope.open();
        var model = Model.initial(Networks.smallCnn(IMAGE, 4, 10), new Randomness(1))) {
      assertThatThrownBy(() -> model.logits(torch.zeros(1, 3, 32, 32)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("sample shape: [3, 32, 32] (expected: [1, 28, 28] for this model)");
    }
  }

  @Test
  void classes_smallCnn_ten() {
    assertThat(Shapes.classes(Networks.smallCnn(IMAGE, 4, 10))).isEqualTo(10);
    assertThat(Shapes.of(Networks.smallCnn(IMAGE, 4, 10))).containsEntry("6", List.of(392L));
  }

  @Test
  void forward_manyBatches_nativeMemorySteady() {
    try (var outer = TensorScope.open();
        var model = Model.initial(Networks.smallCnn(IMAGE, 4, 10), new Randomness(1))) {
      var x = torch.rand(64, 1, 28, 28);
      NativeMemory.assertSteady(
          300,
          64 * 4 * 28 * 28 * 4L,
          () -> {
            try (var scope = TensorScope.open()) {
              assertThat(model.logits(x).size(0)).isEqualTo(64);
            }
          });
    }
  }
}
