package io.hauberk.privacy.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Activation.Elu;
import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Activation.Tanh;
import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Affine.Embedding;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Join.Add;
import io.hauberk.tensor.layer.Norm.GroupNorm;
import io.hauberk.tensor.layer.Norm.LayerNorm;
import io.hauberk.tensor.layer.Padding;
import io.hauberk.tensor.layer.Pool.MaxPool2d;
import io.hauberk.tensor.layer.Pool.Mean;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.layer.Window;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.network.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One pass beside a loop over samples. */
class ClippedSumTest {

  private static final int CLASSES = 4;
  private static final double TOLERANCE = 1e-5;

  static Stream<Network> networks() {
    return Stream.of(
        Networks.perceptron(List.of(1L, 5L, 5L), 9, CLASSES),
        Networks.smallCnn(List.of(1L, 8L, 8L), 3, CLASSES),
        convolutions(new Conv2d(2, 6, Window.square(3).withStride(2).withPadding(1), 2, true)),
        convolutions(new Conv2d(2, 64, Window.square(3).withStride(3), 2, true)),
        convolutions(new Conv2d(2, 40, Window.square(4).withStride(4), 1, false)),
        convolutions(
            new Conv2d(2, 6, Window.square(3).withPadding(new Padding(0, 1, 2, 1)), 1, true)),
        convolutions(new Conv2d(2, 6, Window.square(2).withDilation(2), 1, false)),
        residual(),
        sequence(3),
        sequence(12),
        words());
  }

  private static Network convolutions(Conv2d conv) {
    long side = conv.window().positions(new Size(9, 9)).height();
    int features =
        Math.toIntExact(conv.out() * side * conv.window().positions(new Size(9, 9)).width());
    return Network.sequential(
        List.of(2L, 9L, 9L),
        conv,
        new Tanh(),
        new GroupNorm(2, conv.out(), 1e-5),
        new Flatten(),
        new Linear(features, CLASSES, false));
  }

  /** A value with two readers, and a pool that changes places with its rectification. */
  private static Network residual() {
    var conv = new Conv2d(3, 3, Window.square(3).withPadding(1), 1, true);
    var pool = new MaxPool2d(Window.square(2).withStride(2), false);
    return new Network(
        List.of(3L, 6L, 6L),
        List.of(
            new Node("a", conv, List.of(Network.INPUT)),
            new Node("b", conv, List.of("a")),
            new Node("sum", new Add(), List.of("a", "b")),
            new Node("relu", new Relu(), List.of("sum")),
            new Node("pool", pool, List.of("relu")),
            new Node("flat", new Flatten(), List.of("pool")),
            new Node("out", new Linear(27, CLASSES, true), List.of("flat"))),
        "out");
  }

  private static Network sequence(int width) {
    return Network.sequential(
        List.of(6L, 5L),
        new Linear(5, width, true),
        new LayerNorm(List.of((long) width), 1e-5),
        new Elu(1),
        new Linear(width, 2 * width, false),
        new Mean(List.of(1L), false),
        new Linear(2 * width, CLASSES, true));
  }

  private static Network words() {
    return Network.sequential(
        List.of(9L),
        new Embedding(7, 5),
        new Tanh(),
        new Mean(List.of(1L), false),
        new Linear(5, CLASSES, true));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void of_flat_isTheLoopsSum(Network network) {
    check(network, new Clipping(0.5, ClipRule.FLAT), n -> Math.min(1, 0.5 / n));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void of_automatic_isTheLoopsSum(Network network) {
    check(network, new Clipping(0.7, ClipRule.AUTOMATIC), n -> 0.7 / (n + 0.01));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void of_clipBeyondAllNorms_isThePlainGradient(Network network) {
    check(network, Clipping.flat(1e6), n -> 1);
  }

  private static void check(Network network, Clipping clipping, DoubleUnaryOperator factor) {
    try (var scope = TensorScope.open();
        var model = Model.initial(network, new Randomness(3))) {
      var batch = Naive.batch(network, 7, CLASSES);
      var samples = Naive.gradients(model, batch);
      var factors =
          samples.stream()
              .mapToDouble(sample -> factor.applyAsDouble(Math.sqrt(Naive.squared(sample))))
              .toArray();
      var found = Tensors.floats(new ClippedSum(model, clipping).of(batch));
      assertClose(found, Naive.sum(samples, factors));
    }
  }

  @Test
  void of_perLayer_clipsEachLayerToItsShare() {
    var network = Networks.perceptron(List.of(1L, 5L, 5L), 9, CLASSES);
    try (var scope = TensorScope.open();
        var model = Model.initial(network, new Randomness(3))) {
      var batch = Naive.batch(network, 7, CLASSES);
      var expected = new ArrayList<Double>();
      for (int layer = 0; layer < 2; layer++) {
        int from = 2 * layer;
        var samples =
            Naive.gradients(model, batch).stream().map(all -> all.subList(from, from + 2)).toList();
        double share = 0.5 / Math.sqrt(2);
        var factors =
            samples.stream()
                .mapToDouble(one -> Math.min(1, share / Math.sqrt(Naive.squared(one))))
                .toArray();
        DoubleStream.of(Naive.sum(samples, factors)).forEach(expected::add);
      }
      var sum = new ClippedSum(model, new Clipping(0.5, ClipRule.PER_LAYER));
      assertClose(
          Tensors.floats(sum.of(batch)),
          expected.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void of_oneSample_isAtMostTheNorm(Network network) {
    for (var rule : ClipRule.values()) {
      try (var scope = TensorScope.open();
          var model = Model.initial(network, new Randomness(5))) {
        var batch = Naive.batch(network, 1, CLASSES);
        var sum = Tensors.floats(new ClippedSum(model, new Clipping(1e-3, rule)).of(batch));
        assertThat(Math.sqrt(Naive.squared(List.of(sum)))).isBetween(1e-5, 1e-3 * (1 + 1e-5));
      }
    }
  }

  @Test
  void of_samplesWithoutFiniteGradients_countAsZero() {
    var network = Networks.smallCnn(List.of(1L, 8L, 8L), 3, CLASSES);
    try (var scope = TensorScope.open();
        var model = Model.initial(network, new Randomness(3))) {
      var good = Naive.batch(network, 7, CLASSES);
      var values = Tensors.floats(good.inputs());
      values[3 * 64 + 5] = Float.NaN;
      values[5 * 64 + 9] = Float.POSITIVE_INFINITY;
      var bad = good.withInputs(Tensors.of(values, 7, 1, 8, 8));
      var sum = new ClippedSum(model, Clipping.flat(0.5));
      var rest = good.select(new long[] {0, 1, 2, 4, 6});
      assertThat(Tensors.floats(sum.of(bad))).isEqualTo(Tensors.floats(sum.of(rest)));
    }
  }

  @Test
  void of_noFiniteGradientAtAll_isZero() {
    var network = Networks.perceptron(List.of(1L, 1L, 2L), 3, CLASSES);
    try (var scope = TensorScope.open();
        var model = Model.initial(network, new Randomness(3))) {
      var inputs = Tensors.of(new float[] {Float.NaN, 1}, 1, 1, 1, 2);
      var batch = new Batch(inputs, Tensors.of(new long[] {1}, 1), new long[] {0});
      var sum = Tensors.floats(new ClippedSum(model, Clipping.flat(1)).of(batch));
      assertThat(IntStream.range(0, sum.length).mapToDouble(i -> sum[i])).containsOnly(0.0);
    }
  }

  private static void assertClose(float[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    double scale = DoubleStream.of(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) found[i])
          .as("component %d", i)
          .isCloseTo(expected[i], Offset.offset(TOLERANCE * scale));
    }
  }
}
