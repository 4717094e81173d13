package io.hauberk.tensor.network;

import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Join.Add;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm.BatchNorm;
import io.hauberk.tensor.layer.Pool.GlobalAvgPool;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.layer.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Residual networks whose blocks normalise and rectify before they convolve, so that sums pass from
 * block to block unchanged (He et al. 2016b, figure 4e). Nodes bear the names of the usual PyTorch
 * code for CIFAR (kuangliu/pytorch-cifar, {@code preact_resnet.py}), whose state dicts so fit.
 */
final class PreActivation {

  /** PyTorch's values. */
  private static final double EPSILON = 1e-5;

  private static final double MOMENTUM = 0.1;
  private static final Window AROUND = Window.square(3).withPadding(1);

  private final List<Node> nodes = new ArrayList<>();

  private PreActivation() {}

  /** Four stages of two blocks; each stage after the first halves the plane. */
  static Network resNet18(List<Long> inputShape, int width, int classes) {
    var made = new PreActivation();
    int channels = Math.toIntExact(inputShape.get(0));
    var x = made.add("conv1", new Conv2d(channels, width, AROUND, 1, false), Network.INPUT);
    for (int stage = 1; stage <= 4; stage++) {
      int out = width << (stage - 1);
      int in = stage == 1 ? width : out / 2;
      x = made.block("layer" + stage + ".0.", new Sizes(in, out, stage == 1 ? 1 : 2), x);
      x = made.block("layer" + stage + ".1.", new Sizes(out, out, 1), x);
    }
    var pooled = made.add("pool", new GlobalAvgPool(), x);
    var features = made.add("flatten", new Flatten(), pooled);
    var output = made.add("linear", new Linear(width << 3, classes, true), features);
    return new Network(inputShape, made.nodes, output);
  }

  private record Sizes(int in, int out, int stride) {
    boolean same() {
      return in == out && stride == 1;
    }
  }

  /** The shortcut is the block's input, or where sizes change a projection of its activation. */
  private String block(String name, Sizes sizes, String x) {
    var first = AROUND.withStride(sizes.stride);
    var active = activation(name, 1, sizes.in, x);
    var shortcut = sizes.same() ? x : projection(name, sizes, active);
    var middle = add(name + "conv1", new Conv2d(sizes.in, sizes.out, first, 1, false), active);
    var again = activation(name, 2, sizes.out, middle);
    var end = add(name + "conv2", new Conv2d(sizes.out, sizes.out, AROUND, 1, false), again);
    return add(name + "sum", new Add(), end, shortcut);
  }

  private String projection(String name, Sizes sizes, String active) {
    var window = Window.square(1).withStride(sizes.stride);
    return add(name + "shortcut.0", new Conv2d(sizes.in, sizes.out, window, 1, false), active);
  }

  private String activation(String name, int place, int channels, String x) {
    var normed = add(name + "bn" + place, new BatchNorm(channels, EPSILON, MOMENTUM), x);
    return add(name + "relu" + place, new Relu(), normed);
  }

  private String add(String name, Layer layer, String... inputs) {
    nodes.add(new Node(name, layer, List.of(inputs)));
    return name;
  }
}
