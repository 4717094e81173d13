package io.hauberk.robust.certify;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Join;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm.BatchNorm;
import io.hauberk.tensor.layer.Pool.AvgPool2d;
import io.hauberk.tensor.layer.Pool.GlobalAvgPool;
import io.hauberk.tensor.layer.Pool.MaxPool2d;
import io.hauberk.tensor.layer.Shaping.Dropout;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.layer.Shaping.Pad;
import io.hauberk.tensor.layer.Window;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Node;
import java.util.List;

/** Tiny networks that hold every layer with bounds. */
final class Nets {
  private Nets() {}

  static final Randomness SEED = new Randomness(5);

  /** Two inputs, so that a grid covers the region. */
  static Model plane() {
    var network =
        Network.sequential(
            List.of(2L),
            new Linear(2, 6, true),
            new Relu(),
            new Linear(6, 5, true),
            new Relu(),
            new Linear(5, 3, true));
    return stirred(network, 2);
  }

  static Model pooled() {
    var half = Window.square(2).withStride(2);
    var network =
        Network.sequential(
            List.of(2L, 6L, 6L),
            new Conv2d(2, 4, Window.square(3).withPadding(1), 2, true),
            new BatchNorm(4, 1e-5, 0.1),
            new Relu(),
            new MaxPool2d(half, false),
            new Conv2d(4, 4, Window.square(2).withStride(2), 1, false),
            new Relu(),
            new AvgPool2d(Window.square(1), false, true),
            new Dropout(0.5),
            new Flatten(),
            new Linear(4, 3, true));
    return stirred(network, 1);
  }

  /** A block with a way around it, both ways put side by side, and their difference. */
  static Model residual() {
    var same = Window.square(3).withPadding(1);
    var nodes =
        List.of(
            node("a", new Conv2d(1, 3, same, 1, true), "input"),
            node("b", new Relu(), "a"),
            node("c", new Conv2d(3, 3, same, 1, true), "b"),
            node("d", new Join.Add(), "c", "b"),
            node("e", new Relu(), "d"),
            node("f", new Join.Concat(1), "e", "b"),
            node("g", new Pad(List.of(0L, 1L, 1L), List.of(0L, 1L, 1L), 0), "f"),
            node("h", new Conv2d(6, 3, Window.square(3), 1, true), "g"),
            node("i", new Join.Sub(), "h", "e"),
            node("j", new Relu(), "i"),
            node("k", new GlobalAvgPool(), "j"),
            node("l", new Flatten(), "k"),
            node("m", new Linear(3, 3, true), "l"));
    return stirred(new Network(List.of(1L, 4L, 4L), nodes, "m"), 2);
  }

  static Node node(String name, Layer layer, String... inputs) {
    return new Node(name, layer, List.of(inputs));
  }

  /** Fresh weights, larger, and with running statistics that are not those of a fresh network. */
  static Model stirred(Network network, float scale) {
    var model = Model.initial(network, SEED);
    try (var scope = TensorScope.open()) {
      int index = 0;
      for (var spec : network.parameters()) {
        var weight = model.weights().get(spec.name());
        var values = new float[Math.toIntExact(weight.numel())];
        boolean positive = spec.name().endsWith("running_var");
        SEED.stream(index++, 9).fillUniform(values, positive ? 0.5f : -scale, scale + 0.5f);
        if (!spec.name().endsWith(".weight") || spec.shape().size() == 1) {
          weight.copy_(Tensors.of(values, Tensors.shape(weight)));
        }
      }
    }
    return model;
  }
}
