package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Activation;
import io.hauberk.tensor.layer.Affine;
import io.hauberk.tensor.layer.Join;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm;
import io.hauberk.tensor.layer.Pool;
import io.hauberk.tensor.layer.Shaping;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.layer.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape and the cost of each layer's result, found before anything is executed or allocated.
 * Shapes hold the batch as 1, so that they follow the rules of plain tensors.
 */
final class Extents implements Layer.Visitor<Extent> {

  private final List<List<Long>> inputs;

  Extents(List<List<Long>> inputs) {
    this.inputs = inputs;
  }

  @Override
  public Extent conv2d(Affine.Conv2d layer) {
    var positions = layer.window().positions(plane(layer.in()));
    return planes(
        layer.out(), positions, (double) layer.in() / layer.groups() * area(layer.window()));
  }

  @Override
  public Extent convTranspose2d(Affine.ConvTranspose2d layer) {
    var plane = plane(layer.in());
    var window = layer.window();
    var padding = window.padding();
    var extra = layer.outputPadding();
    var size =
        new Size(
            stretched(plane.height(), window.stride().height(), window.reach().height())
                + extra.height()
                - padding.top()
                - padding.bottom(),
            stretched(plane.width(), window.stride().width(), window.reach().width())
                + extra.width()
                - padding.left()
                - padding.right());
    return planes(layer.out(), size, (double) layer.in() / layer.groups() * area(window));
  }

  private static int stretched(int extent, int stride, int reach) {
    return Math.addExact(Math.multiplyExact(extent - 1, stride), reach);
  }

  @Override
  public Extent linear(Affine.Linear layer) {
    var x = first();
    int last = x.size() - 1;
    Checks.argument(last >= 0 && x.get(last) == layer.in(), "input", x, layer.in() + " at the end");
    var shape = new ArrayList<>(x);
    shape.set(last, (long) layer.out());
    return Extent.of(shape, layer.in());
  }

  @Override
  public Extent embedding(Affine.Embedding layer) {
    var shape = new ArrayList<>(first());
    shape.add((long) layer.width());
    return Extent.of(shape);
  }

  @Override
  public Extent batchNorm(Norm.BatchNorm layer) {
    return channels(layer.channels());
  }

  @Override
  public Extent groupNorm(Norm.GroupNorm layer) {
    return channels(layer.channels());
  }

  @Override
  public Extent layerNorm(Norm.LayerNorm layer) {
    var x = first();
    int normalised = layer.shape().size();
    Checks.argument(
        normalised < x.size() && x.subList(x.size() - normalised, x.size()).equals(layer.shape()),
        "input",
        x,
        layer.shape() + " at the end");
    return same();
  }

  @Override
  public Extent relu(Activation.Relu layer) {
    return same();
  }

  @Override
  public Extent elu(Activation.Elu layer) {
    return same();
  }

  @Override
  public Extent leakyRelu(Activation.LeakyRelu layer) {
    return same();
  }

  @Override
  public Extent gelu(Activation.Gelu layer) {
    return same();
  }

  @Override
  public Extent sigmoid(Activation.Sigmoid layer) {
    return same();
  }

  @Override
  public Extent tanh(Activation.Tanh layer) {
    return same();
  }

  @Override
  public Extent hardSigmoid(Activation.HardSigmoid layer) {
    return same();
  }

  @Override
  public Extent hardSwish(Activation.HardSwish layer) {
    return same();
  }

  @Override
  public Extent clip(Activation.Clip layer) {
    return same();
  }

  @Override
  public Extent softmax(Activation.Softmax layer) {
    return along(layer.axis());
  }

  @Override
  public Extent logSoftmax(Activation.LogSoftmax layer) {
    return along(layer.axis());
  }

  @Override
  public Extent elementwise(Activation.Elementwise layer) {
    return same();
  }

  @Override
  public Extent power(Activation.Power layer) {
    return same();
  }

  @Override
  public Extent maxPool2d(Pool.MaxPool2d layer) {
    return pooled(layer.window(), layer.ceilMode());
  }

  @Override
  public Extent avgPool2d(Pool.AvgPool2d layer) {
    return pooled(layer.window(), layer.ceilMode());
  }

  @Override
  public Extent globalAvgPool(Pool.GlobalAvgPool layer) {
    return planes(channels(), Size.ONE, area(plane(channels())));
  }

  @Override
  public Extent mean(Pool.Mean layer) {
    var x = first();
    var shape = new ArrayList<Long>();
    for (long axis = 0; axis < x.size(); axis++) {
      if (!layer.axes().contains(axis)) {
        shape.add(x.get((int) axis));
      } else if (layer.keepAxes()) {
        shape.add(1L);
      }
    }
    layer.axes().forEach(axis -> along(Math.toIntExact(axis)));
    return new Extent(shape, Limits.elements(x));
  }

  @Override
  public Extent flatten(Shaping.Flatten layer) {
    along(1);
    return Extent.of(List.of(1L, Limits.elements(first())));
  }

  @Override
  public Extent reshape(Shaping.Reshape layer) {
    long elements = Limits.elements(first());
    var shape = new ArrayList<>(List.of(1L));
    shape.addAll(layer.shape());
    int inferred = shape.indexOf(-1L);
    if (inferred > 0) {
      shape.set(inferred, 1L);
      shape.set(inferred, elements / Math.max(1, Limits.elements(shape)));
    }
    Checks.argument(
        Limits.elements(shape) == elements, "input", first(), "as many elements as " + shape);
    return Extent.of(shape);
  }

  @Override
  public Extent transpose(Shaping.Transpose layer) {
    var x = first();
    Checks.argument(
        layer.order().size() == x.size() && layer.order().stream().distinct().count() == x.size(),
        "order",
        layer.order(),
        "each axis of " + x);
    return Extent.of(layer.order().stream().map(axis -> x.get(Math.toIntExact(axis))).toList());
  }

  @Override
  public Extent pad(Shaping.Pad layer) {
    var shape = new ArrayList<>(first());
    Checks.argument(
        layer.before().size() == shape.size() - 1, "pad", layer.before(), "axes of " + shape);
    for (int i = 0; i < layer.before().size(); i++) {
      long around = Math.addExact(layer.before().get(i), layer.after().get(i));
      shape.set(i + 1, Math.addExact(shape.get(i + 1), around));
    }
    return Extent.of(shape);
  }

  @Override
  public Extent slice(Shaping.Slice layer) {
    along(layer.axis());
    var shape = new ArrayList<>(first());
    long extent = shape.get(layer.axis());
    long length = inside(layer.end(), extent) - inside(layer.start(), extent);
    shape.set(layer.axis(), Math.max(0, Math.floorDiv(length - 1, layer.step()) + 1));
    return Extent.of(shape);
  }

  @Override
  public Extent dropout(Shaping.Dropout layer) {
    return same();
  }

  @Override
  public Extent identity(Shaping.Identity layer) {
    return same();
  }

  @Override
  public Extent add(Join.Add layer) {
    return broadcast();
  }

  @Override
  public Extent sub(Join.Sub layer) {
    return broadcast();
  }

  @Override
  public Extent mul(Join.Mul layer) {
    return broadcast();
  }

  @Override
  public Extent div(Join.Div layer) {
    return broadcast();
  }

  @Override
  public Extent matMul(Join.MatMul layer) {
    var a = first();
    var b = inputs.get(1);
    Checks.argument(Math.min(a.size(), b.size()) >= 2, "operands", inputs, "of two axes or more");
    long inner = a.get(a.size() - 1);
    Checks.argument(inner == b.get(b.size() - 2), "operands", inputs, "with one inner extent");
    var shape =
        new ArrayList<>(Broadcast.shape(a.subList(0, a.size() - 2), b.subList(0, b.size() - 2)));
    shape.add(a.get(a.size() - 2));
    shape.add(b.get(b.size() - 1));
    return Extent.of(shape, inner);
  }

  @Override
  public Extent concat(Join.Concat layer) {
    along(layer.axis());
    var shape = new ArrayList<>(first());
    long sum = 0;
    for (var input : inputs) {
      Checks.argument(input.size() == shape.size(), "operand", input, "axes of " + shape);
      sum = Math.addExact(sum, input.get(layer.axis()));
      shape.set(layer.axis(), input.get(layer.axis()));
      Checks.argument(input.equals(shape), "operand", input, "extents of " + shape);
    }
    shape.set(layer.axis(), sum);
    return Extent.of(shape);
  }

  @Override
  public Extent constant(Join.Constant layer) {
    return Extent.of(layer.shape());
  }

  private List<Long> first() {
    return inputs.get(0);
  }

  private Extent same() {
    return Extent.of(first());
  }

  private Extent broadcast() {
    return Extent.of(Broadcast.shape(first(), inputs.get(1)));
  }

  private Extent along(int axis) {
    Checks.argument(axis < first().size(), "axis", axis, "an axis of " + first());
    return same();
  }

  private long channels() {
    along(1);
    return first().get(1);
  }

  private Extent channels(long expected) {
    Checks.argument(channels() == expected, "channels", channels(), String.valueOf(expected));
    return same();
  }

  private Size plane(long channels) {
    var x = first();
    Checks.argument(x.size() == 4, "input", x, "[n, channels, height, width]");
    Checks.argument(x.get(1) == channels, "channels", x.get(1), String.valueOf(channels));
    return new Size(Math.toIntExact(x.get(2)), Math.toIntExact(x.get(3)));
  }

  private Extent pooled(Window window, boolean ceilMode) {
    var plane = plane(channels());
    var positions = ceilMode ? window.ceilPositions(plane) : window.positions(plane);
    return planes(channels(), positions, area(window));
  }

  private static Extent planes(long channels, Size size, double multiplicationsPerElement) {
    Checks.argument(Math.min(size.height(), size.width()) > 0, "planes", size, "> 0");
    return Extent.of(
        List.of(1L, channels, (long) size.height(), (long) size.width()),
        multiplicationsPerElement);
  }

  private static double area(Window window) {
    return area(window.kernel());
  }

  private static double area(Size size) {
    return (double) size.height() * size.width();
  }

  private static long inside(long position, long extent) {
    return Math.max(0, Math.min(extent, position < 0 ? position + extent : position));
  }
}
