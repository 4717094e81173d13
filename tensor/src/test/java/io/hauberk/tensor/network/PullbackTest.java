package io.hauberk.tensor.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Activation.Elu;
import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Join.Add;
import io.hauberk.tensor.layer.Join.Constant;
import io.hauberk.tensor.layer.Join.Mul;
import io.hauberk.tensor.layer.Norm.BatchNorm;
import io.hauberk.tensor.layer.Padding;
import io.hauberk.tensor.layer.Pool.MaxPool2d;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.layer.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The network's own way back beside libtorch's gradients. */
class PullbackTest {

  private static final double TOLERANCE = 1e-5;

  static Stream<Network> convolutions() {
    var networks = new ArrayList<Network>();
    for (var window : windows()) {
      networks.add(network(1, window));
      networks.add(network(3, window));
      networks.add(network(6, window));
    }
    networks.add(network(2, Window.square(4).withStride(2).withPadding(new Padding(0, 1, 2, 3))));
    networks.add(
        network(1, new Window(new Size(3, 5), new Size(2, 2), new Padding(1, 2, 1, 2), Size.ONE)));
    networks.add(network(1, new Window(new Size(3, 3), new Size(2, 1), Padding.all(1), Size.ONE)));
    networks.add(network(1, Window.square(3).withStride(2).withDilation(2)));
    return networks.stream();
  }

  private static List<Window> windows() {
    var windows = new ArrayList<Window>();
    for (int kernel = 1; kernel <= 5; kernel++) {
      for (int stride = 1; stride <= 4; stride++) {
        var window = Window.square(kernel).withStride(stride);
        windows.addAll(
            List.of(window, window.withPadding(kernel / 2), window.withPadding(kernel - 1)));
      }
    }
    return windows;
  }

  private static Network network(int channels, Window window) {
    var shape = List.of((long) channels, 11L, 10L);
    return Network.sequential(shape, new Conv2d(channels, 5, window, 1, true), new Flatten());
  }

  @ParameterizedTest
  @MethodSource("convolutions")
  void toInputs_anyConvolution_asLibtorch(Network network) {
    assertSameGradients(network);
  }

  @Test
  void toInputs_branchesConstantsAndPooling_asLibtorch() {
    var window = Window.square(3).withPadding(1);
    var nodes =
        List.of(
            new Node("conv", new Conv2d(2, 4, window, 1, true), List.of(Network.INPUT)),
            new Node("norm", new BatchNorm(4, 1e-5, 0.1), List.of("conv")),
            new Node("relu", new Relu(), List.of("norm")),
            new Node("again", new Conv2d(4, 4, window, 2, false), List.of("relu")),
            new Node("sum", new Add(), List.of("again", "relu")),
            new Node("scale", new Constant(List.of(4L, 1L, 1L)), List.of()),
            new Node("scaled", new Mul(), List.of("sum", "scale")),
            new Node("shifted", new Add(), List.of("scaled", "relu")),
            new Node("elu", new Elu(1), List.of("shifted")),
            new Node("unused", new Relu(), List.of("relu")),
            new Node("pool", new MaxPool2d(Window.square(2).withStride(2), false), List.of("elu")),
            new Node("flat", new Flatten(), List.of("pool")),
            new Node("out", new Linear(64, 3, true), List.of("flat")));
    assertSameGradients(new Network(List.of(2L, 8L, 8L), nodes, "out"));
  }

  private static void assertSameGradients(Network network) {
    try (var scope = TensorScope.open();
        var model = Model.initial(network, new Randomness(5))) {
      var shape =
          Stream.concat(Stream.of(3L), network.inputShape().stream())
              .mapToLong(Long::longValue)
              .toArray();
      torch.manual_seed(7);
      var x = torch.randn(shape);
      Classifier opaque = model::logits;
      var expected = opaque.pullback(x);
      var actual = model.pullback(x);
      var direction = torch.randn(Tensors.shape(expected.logits()));
      assertClose(actual.logits(), expected.logits());
      assertClose(actual.toInputs().apply(direction), expected.toInputs().apply(direction));
      var back = direction.neg();
      assertClose(actual.toInputs().apply(back), expected.toInputs().apply(back)); // once more
    }
  }

  private static void assertClose(Tensor actual, Tensor expected) {
    assertThat(Tensors.shape(actual)).isEqualTo(Tensors.shape(expected));
    double difference = actual.sub(expected).abs().max().item_float();
    double size = Math.max(1, expected.abs().max().item_float());
    assertThat(difference / size).isLessThan(TOLERANCE);
  }
}
