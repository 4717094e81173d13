package io.hauberk.tensor.onnx;

import io.hauberk.tensor.layer.Activation;
import io.hauberk.tensor.layer.Affine;
import io.hauberk.tensor.layer.Join;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm;
import io.hauberk.tensor.layer.Padding;
import io.hauberk.tensor.layer.Pool;
import io.hauberk.tensor.layer.Shaping;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.layer.Window;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small networks, at least one of every layer of the algebra in every variety it has. */
final class LayerCases {

  /**
   * A network about one layer.
   *
   * @param low least value of its inputs
   */
  record Case(Layer layer, Network network, double low) {
    @Override
    public String toString() {
      return layer + " on " + network.inputShape();
    }
  }

  private static final List<Long> IMAGE = List.of(4L, 7L, 9L);
  private static final List<Long> TOKENS = List.of(3L, 6L);
  private static final List<Long> FEATURES = List.of(12L);
  private static final double SIGNED = -2;
  private static final double POSITIVE = 0.1;

  private LayerCases() {}

  /** Every record of the algebra, found through its sealed types. */
  static Set<Class<?>> layers() {
    return Arrays.stream(Layer.class.getPermittedSubclasses())
        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
        .collect(Collectors.toSet());
  }

  static List<Case> all() {
    return Stream.of(affine(), norms(), activations(), elementwise(), pools(), shaping(), joins())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Case> affine() {
    var window = Window.square(3);
    var uneven =
        new Window(new Size(3, 2), new Size(2, 1), new Padding(1, 0, 2, 1), new Size(2, 3));
    var none = Size.ZERO;
    return List.of(
        of(IMAGE, new Affine.Conv2d(4, 6, window, 1, true)),
        of(IMAGE, new Affine.Conv2d(4, 6, window.withPadding(1).withStride(2), 2, false)),
        of(IMAGE, new Affine.Conv2d(4, 4, uneven, 4, true)),
        of(IMAGE, new Affine.ConvTranspose2d(4, 6, window, none, 1, true)),
        of(
            IMAGE,
            new Affine.ConvTranspose2d(
                4, 6, window.withPadding(1).withStride(2), Size.ONE, 2, false)),
        of(IMAGE, new Affine.ConvTranspose2d(4, 6, uneven, new Size(1, 0), 2, true)),
        of(FEATURES, new Affine.Linear(12, 5, true)),
        of(FEATURES, new Affine.Linear(12, 5, false)),
        of(TOKENS, new Affine.Linear(6, 5, true)),
        of(TOKENS, new Affine.Linear(6, 5, false)),
        of(TOKENS, new Affine.Embedding(11, 3), 0));
  }

  private static List<Case> norms() {
    return List.of(
        of(IMAGE, new Norm.BatchNorm(4, 1e-5, 0.1)),
        of(FEATURES, new Norm.BatchNorm(12, 1e-3, 0.01)),
        of(IMAGE, new Norm.GroupNorm(2, 4, 1e-5)),
        of(IMAGE, new Norm.GroupNorm(4, 4, 1e-3)),
        of(FEATURES, new Norm.GroupNorm(3, 12, 1e-5)),
        of(TOKENS, new Norm.LayerNorm(List.of(6L), 1e-5)),
        of(IMAGE, new Norm.LayerNorm(List.of(7L, 9L), 1e-6)));
  }

  private static List<Case> activations() {
    return List.of(
        of(FEATURES, new Activation.Relu()),
        of(FEATURES, new Activation.Elu(1)),
        of(FEATURES, new Activation.Elu(0.3)),
        of(FEATURES, new Activation.LeakyRelu(0.2)),
        of(FEATURES, new Activation.Gelu(Activation.Approximation.NONE)),
        of(FEATURES, new Activation.Gelu(Activation.Approximation.TANH)),
        of(FEATURES, new Activation.Sigmoid()),
        of(FEATURES, new Activation.Tanh()),
        of(FEATURES, new Activation.HardSigmoid()),
        of(FEATURES, new Activation.HardSwish()),
        of(FEATURES, new Activation.Clip(-0.5, 1.25)),
        of(FEATURES, new Activation.Clip(Double.NEGATIVE_INFINITY, 0.5)),
        of(FEATURES, new Activation.Clip(-1, Double.POSITIVE_INFINITY)),
        of(FEATURES, new Activation.Softmax(1)),
        of(IMAGE, new Activation.Softmax(2)),
        of(FEATURES, new Activation.LogSoftmax(1)),
        of(IMAGE, new Activation.LogSoftmax(3)),
        of(FEATURES, new Activation.Power(2)),
        of(FEATURES, new Activation.Power(3)),
        of(FEATURES, new Activation.Power(0.5), POSITIVE),
        of(FEATURES, new Activation.Power(-1.5), POSITIVE));
  }

  private static List<Case> elementwise() {
    return Arrays.stream(Activation.Function.values())
        .map(
            function ->
                switch (function) {
                  case LOG, SQRT, RECIPROCAL ->
                      of(FEATURES, new Activation.Elementwise(function), POSITIVE);
                  case ABS, ERF, EXP, NEGATE, SOFTPLUS ->
                      of(FEATURES, new Activation.Elementwise(function));
                })
        .toList();
  }

  private static List<Case> pools() {
    var cases = new ArrayList<Case>();
    for (var window : windows()) {
      for (boolean ceilMode : new boolean[] {false, true}) {
        cases.add(of(IMAGE, new Pool.MaxPool2d(window, ceilMode)));
        cases.add(of(IMAGE, new Pool.AvgPool2d(window, ceilMode, true)));
        cases.add(of(IMAGE, new Pool.AvgPool2d(window, ceilMode, false)));
      }
    }
    cases.add(of(IMAGE, new Pool.GlobalAvgPool()));
    cases.add(of(IMAGE, new Pool.Mean(List.of(2L, 3L), false)));
    cases.add(of(IMAGE, new Pool.Mean(List.of(1L, 3L), true)));
    return cases;
  }

  private static List<Window> windows() {
    return List.of(
        Window.square(2).withStride(2),
        Window.square(3).withStride(2).withPadding(1),
        Window.square(3).withPadding(new Padding(0, 1, 2, 0)),
        Window.square(2).withStride(3).withPadding(new Padding(0, 0, 1, 1)),
        Window.square(3).withDilation(2).withPadding(1),
        Window.square(2).withDilation(3).withStride(2).withPadding(new Padding(1, 0, 0, 1)));
  }

  private static List<Case> shaping() {
    return List.of(
        of(IMAGE, new Shaping.Flatten()),
        of(IMAGE, new Shaping.Reshape(List.of(2L, 2L, 63L))),
        of(IMAGE, new Shaping.Reshape(List.of(7L, -1L))),
        of(IMAGE, new Shaping.Transpose(List.of(0L, 2L, 3L, 1L))),
        of(IMAGE, new Shaping.Pad(List.of(0L, 1L, 0L), List.of(0L, 0L, 3L), 0.5)),
        of(IMAGE, new Shaping.Pad(List.of(1L, -2L, 0L), List.of(0L, 1L, -3L), 0)),
        of(IMAGE, new Shaping.Slice(2, 1, 6, 2)),
        of(IMAGE, new Shaping.Slice(3, -4, Long.MAX_VALUE, 1)),
        of(IMAGE, new Shaping.Dropout(0.5)),
        of(IMAGE, new Shaping.Identity()));
  }

  private static List<Case> joins() {
    var cases = new ArrayList<Case>();
    for (var layer : List.of(new Join.Add(), new Join.Sub(), new Join.Mul(), new Join.Div())) {
      cases.add(joined(layer, List.of(), List.of(4L, 1L, 1L)));
      cases.add(joined(layer, List.of(), List.of()));
      cases.add(branched(layer));
    }
    cases.add(joined(new Join.MatMul(), List.of(), List.of(9L, 5L)));
    cases.add(joined(new Join.MatMul(), List.of(2L, 7L), List.of()));
    cases.add(branched(new Join.Concat(1)));
    cases.add(branched(new Join.Concat(3)));
    cases.add(attention());
    cases.add(joined(new Join.Constant(List.of(4L, 7L, 9L)), List.of(), List.of(4L, 7L, 9L)));
    return cases;
  }

  /** The image and a constant, which is first where {@code before} has its shape. */
  private static Case joined(Layer layer, List<Long> before, List<Long> after) {
    boolean first = !before.isEmpty();
    var constant = new Node("c", new Join.Constant(first ? before : after), List.of());
    var inputs = first ? List.of("c", Network.INPUT) : List.of(Network.INPUT, "c");
    var join = layer instanceof Join.Constant ? new Join.Add() : layer;
    var nodes = List.of(constant, new Node("join", join, inputs));
    return new Case(layer, new Network(IMAGE, nodes, "join"), SIGNED);
  }

  /** The exponential of the image, and the image. */
  private static Case branched(Layer layer) {
    var exp = new Activation.Elementwise(Activation.Function.EXP);
    var nodes =
        List.of(
            new Node("exp", exp, List.of(Network.INPUT)),
            new Node("join", layer, List.of(Network.INPUT, "exp")));
    return new Case(layer, new Network(IMAGE, nodes, "join"), SIGNED);
  }

  /** A product of the image with its own transpose. */
  private static Case attention() {
    var layer = new Join.MatMul();
    var turned = new Shaping.Transpose(List.of(0L, 1L, 3L, 2L));
    var nodes =
        List.of(
            new Node("turned", turned, List.of(Network.INPUT)),
            new Node("join", layer, List.of(Network.INPUT, "turned")));
    return new Case(layer, new Network(IMAGE, nodes, "join"), SIGNED);
  }

  private static Case of(List<Long> shape, Layer layer) {
    return of(shape, layer, SIGNED);
  }

  private static Case of(List<Long> shape, Layer layer, double low) {
    return new Case(layer, Network.sequential(shape, layer), low);
  }
}
