package io.hauberk.tensor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Affine.ConvTranspose2d;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Join.Add;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm.BatchNorm;
import io.hauberk.tensor.layer.Norm.GroupNorm;
import io.hauberk.tensor.layer.Pool.MaxPool2d;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.layer.Shaping.Reshape;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.layer.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

  /** Relative, of logits and of input gradients. */
  private static final double TOLERANCE = 1e-5;

  private static final Window WINDOW = Window.square(3).withPadding(1);
  private static final BatchNorm NORM = new BatchNorm(4, 1e-5, 0.1);

  /** A network, and how many of its normalisations fold. */
  private record Case(String name, Network network, int folds) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> foldable() {
    return Stream.of(
        new Case("conv without bias", image(conv(2, false), NORM, new Relu()), 1),
        new Case("conv with bias", image(conv(2, true), NORM, new Relu()), 1),
        new Case(
            "grouped and strided",
            image(new Conv2d(2, 4, WINDOW.withStride(2), 2, false), NORM, new Relu()),
            1),
        new Case("two behind one conv", image(conv(2, false), NORM, NORM), 2),
        new Case(
            "rectified and pooled",
            image(
                conv(2, false),
                NORM,
                new Relu(),
                new MaxPool2d(Window.square(2).withStride(2), false),
                conv(4, true),
                NORM),
            2),
        new Case("linear", line(new Linear(6, 4, false), NORM, new Relu()), 1),
        new Case("linear with bias", line(new Linear(6, 4, true), NORM), 1),
        new Case("residual", residual(), 3),
        new Case("one of two", image(NORM2, conv(2, false), NORM), 1),
        new Case("transposed", image(up(2, 1, false), NORM, new Relu()), 1),
        new Case("transposed with bias", image(up(2, 1, true), NORM), 1),
        new Case("transposed in groups", image(up(2, 2, true), NORM, up(4, 2, false), NORM), 2));
  }

  private static final BatchNorm NORM2 = new BatchNorm(2, 1e-3, 0.1);

  static Stream<Case> unfoldable() {
    var nodes =
        List.of(
            new Node("conv", conv(2, true), List.of(Network.INPUT)),
            new Node("norm", NORM, List.of("conv")),
            new Node("sum", new Add(), List.of("norm", "conv")),
            new Node("flat", new Flatten(), List.of("sum")),
            new Node("out", new Linear(256, 3, true), List.of("flat")));
    var output =
        List.of(
            new Node("out", new Linear(6, 4, true), List.of(Network.INPUT)),
            new Node("norm", NORM, List.of("out")));
    return Stream.of(
        new Case("first", image(NORM2, conv(2, true)), 0),
        new Case("behind an activation", image(conv(2, true), new Relu(), NORM), 0),
        new Case("group normalisation", image(conv(2, true), new GroupNorm(2, 4, 1e-5)), 0),
        new Case("shared output", new Network(List.of(2L, 8L, 8L), nodes, "out"), 0),
        new Case("network's output", new Network(List.of(6L), output, "out"), 0),
        new Case(
            "linear over rows",
            line(new Reshape(List.of(4L, 4L)), new Linear(4, 4, true), NORM, new Flatten()),
            0));
  }

  private static Conv2d conv(int in, boolean bias) {
    return new Conv2d(in, 4, WINDOW, 1, bias);
  }

  private static ConvTranspose2d up(int in, int groups, boolean bias) {
    var window = Window.square(3).withStride(2).withPadding(1);
    return new ConvTranspose2d(in, 4, window, Size.ONE, groups, bias);
  }

  private static Network image(Layer... layers) {
    var all = new ArrayList<>(List.of(layers));
    all.add(new Flatten());
    return Network.sequential(List.of(2L, 8L, 8L), all.toArray(Layer[]::new));
  }

  private static Network line(Layer... layers) {
    long width = layers[0] instanceof Reshape ? 16 : 6;
    return Network.sequential(List.of(width), layers);
  }

  private static Network residual() {
    var nodes =
        List.of(
            new Node("c1", conv(2, false), List.of(Network.INPUT)),
            new Node("n1", NORM, List.of("c1")),
            new Node("r1", new Relu(), List.of("n1")),
            new Node("c2", conv(4, false), List.of("r1")),
            new Node("short", conv(2, false), List.of(Network.INPUT)),
            new Node("n2", NORM, List.of("c2")),
            new Node("n3", NORM, List.of("short")),
            new Node("sum", new Add(), List.of("n2", "n3")),
            new Node("r2", new Relu(), List.of("sum")),
            new Node("flat", new Flatten(), List.of("r2")),
            new Node("out", new Linear(256, 3, true), List.of("flat")));
    return new Network(List.of(2L, 8L, 8L), nodes, "out");
  }

  @ParameterizedTest
  @MethodSource({"foldable", "unfoldable"})
  void frozen_anyNetwork_sameLogitsAndGradients(Case of) {
    try (var scope = TensorScope.open();
        var model = trained(of.network, 1)) {
      var x = inputs(of.network);
      var frozen = model.frozen();
      assertClose(frozen.logits(x), model.logits(x));
      var expected = model.pullback(x);
      var actual = frozen.pullback(x);
      assertClose(actual.logits(), expected.logits());
      var direction = torch.randn(Tensors.shape(expected.logits()));
      assertClose(actual.toInputs().apply(direction), expected.toInputs().apply(direction));
    }
  }

  @ParameterizedTest
  @MethodSource({"foldable", "unfoldable"})
  void folded_anyNetwork_aModelOfItsOwnWithTheSameLogits(Case of) {
    try (var scope = TensorScope.open()) {
      var model = trained(of.network, 1);
      var folded = model.folded();
      var x = inputs(of.network);
      var expected = model.logits(x);
      model.close();
      assertThat(norms(folded.network())).isEqualTo(norms(of.network) - of.folds);
      assertClose(folded.logits(x), expected);
      folded.close();
    }
  }

  @ParameterizedTest
  @MethodSource({"foldable", "unfoldable"})
  void of_anyNetwork_foldsWhatIsDirectlyBehindAndUnshared(Case of) {
    try (var scope = TensorScope.open();
        var model = trained(of.network, 1)) {
      var folding = Folding.of(of.network, model.weights()::get);
      assertThat(folding.isPresent()).isEqualTo(of.folds > 0);
      folding.ifPresent(
          folded -> assertThat(norms(folded.network())).isEqualTo(norms(of.network) - of.folds));
    }
  }

  private static long norms(Network network) {
    return network.nodes().stream().filter(node -> node.layer() instanceof BatchNorm).count();
  }

  @ParameterizedTest
  @MethodSource("unfoldable")
  void frozen_nothingToFold_theModelItself(Case of) {
    try (var scope = TensorScope.open();
        var model = trained(of.network, 1)) {
      assertThat(model.frozen()).isSameAs(model);
    }
  }

  @Test
  void frozen_usersModel_untouched() {
    try (var scope = TensorScope.open();
        var model = trained(residual(), 1);
        var before = model.weights().copy()) {
      var network = model.network();
      model.frozen().logits(inputs(network));
      assertThat(model.network()).isEqualTo(residual());
      assertThat(model.weights().names()).isEqualTo(before.names());
      for (var name : before.names()) {
        assertThat(Tensors.floats(model.weights().get(name).contiguous()))
            .isEqualTo(Tensors.floats(before.get(name).contiguous()));
      }
    }
  }

  /** Channels that hardly vary are scaled up by much, which float32 products would not survive. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-3, 1e3})
  void frozen_statisticsOfAnySize_sameLogits(double spread) {
    try (var scope = TensorScope.open();
        var model = trained(residual(), spread)) {
      var x = inputs(residual());
      assertClose(model.frozen().logits(x), model.logits(x));
    }
  }

  @Test
  void frozen_factorBeyondFloat_notFolded() {
    var network = line(new Linear(6, 4, true), NORM);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var model = trained(network, 1)) {
      model.weights().get("1.weight").fill_(new Scalar(3e38));
      model.weights().get("1.running_var").fill_(new Scalar(0));
      assertThat(model.frozen()).isSameAs(model);
    }
  }

  @Test
  void frozen_inputOfAnotherShape_refusedAsByTheModel() {
    try (var scope = TensorScope.open();
        var model = trained(residual(), 1)) {
      Classifier frozen = model.frozen();
      var wrong = torch.zeros(1, 2, 9, 8);
      assertThatThrownBy(() -> frozen.logits(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("sample shape: [2, 9, 8]");
    }
  }

  /** Weights as if trained, with variances around {@code spread}. */
  private static Model trained(Network network, double spread) {
    try (var scope = TensorScope.open()) {
      var randomness = new Randomness(3);
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      var initial = Weights.initial(network.parameters(), randomness);
      int index = 0;
      for (var spec : network.parameters()) {
        var values = Tensors.floats(initial.get(spec.name()));
        var draw = randomness.derive("statistics").stream(index++, 0);
        float scale = (float) spread;
        switch (spec.role()) {
          case SCALE -> draw.fillUniform(values, -1.5f, 1.5f);
          case SHIFT -> draw.fillUniform(values, -1, 1);
          case RUNNING_MEAN -> draw.fillUniform(values, -0.5f, 0.5f);
          case RUNNING_VARIANCE -> draw.fillUniform(values, 0.5f * scale, 2 * scale);
          case WEIGHT, FIXED -> {}
        }
        var shape = spec.shape().stream().mapToLong(Long::longValue).toArray();
        tensors.put(spec.name(), Tensors.of(values, shape));
      }
      initial.close();
      return new Model(network, Weights.of(tensors));
    }
  }

  private static Tensor inputs(Network network) {
    var shape =
        Stream.concat(Stream.of(5L), network.inputShape().stream())
            .mapToLong(Long::longValue)
            .toArray();
    torch.manual_seed(7);
    return torch.rand(shape);
  }

  private static void assertClose(Tensor actual, Tensor expected) {
    assertThat(Tensors.shape(actual)).isEqualTo(Tensors.shape(expected));
    double difference = actual.sub(expected).abs().max().item_float();
    double size = Math.max(1e-3, expected.abs().max().item_float());
    assertThat(difference / size).isLessThan(TOLERANCE);
  }
}
