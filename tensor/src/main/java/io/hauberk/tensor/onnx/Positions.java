package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.onnx.Value.Computed;
import io.hauberk.tensor.onnx.Value.PerSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Positions of each sample in an axis that holds all of them: PyTorch exports {@code as_strided} as
 * arithmetic on the samples' numbers.
 */
final class Positions {
  private Positions() {}

  static void addTo(Map<String, Op> ops) {
    ops.put("Mul", Op.of(Positions::times));
    ops.put("Add", Op.of(Positions::plus));
    ops.put("Unsqueeze", Op.of(Positions::unsqueeze));
    ops.put("Cast", Op.of(call -> call.input(0)));
  }

  private static Value times(Call call) {
    boolean first = call.input(0) instanceof PerSample;
    var x = perSample(call, first ? 0 : 1);
    long factor = Math.round(call.known(first ? 1 : 0).scalar());
    return new PerSample(x.first().mul(new Scalar(factor)), Math.multiplyExact(x.step(), factor));
  }

  private static Value plus(Call call) {
    boolean first = call.input(0) instanceof PerSample;
    var x = perSample(call, first ? 0 : 1);
    var added = call.known(first ? 1 : 0);
    Checks.argument(
        added.rank() < x.first().dim() || added.shape()[0] == 1,
        "operand",
        Arrays.toString(added.shape()),
        "no batch axis");
    var shape = Broadcast.shape(Known.of(x.first()), added);
    call.limits().chargeFolded(Limits.elements(shape));
    return new PerSample(x.first().add(added.value()), x.step());
  }

  private static Value unsqueeze(Call call) {
    var x = perSample(call, 0);
    var shape = Axes.unsqueezed(call, Arrays.stream(Tensors.shape(x.first())).boxed().toList());
    Checks.argument(shape.get(0) == 1, "shape", shape, "the batch first");
    return new PerSample(x.first().reshape(Axes.array(shape)), x.step());
  }

  /**
   * What positions pick from the samples of {@code x} one after another, if each picks from itself.
   */
  static Computed gather(Call call, Computed x) {
    Checks.argument(call.attributes().integer("axis", 0) == 0, "axis", "another", "0");
    var first = first(call, x.size());
    var positions = Known.of(first).longs();
    for (long position : positions) {
      Checks.argument(
          position >= 0 && position < x.size(), "position", position, "in its own sample");
    }
    var flat = Reshaping.to(call, x, List.of(1L, x.size()));
    var shape = new ArrayList<>(List.of(1L));
    shape.addAll(LongStream.of(Tensors.shape(first)).skip(1).boxed().toList());
    return Reshaping.to(call, Picks.along(call, flat, 1, positions), shape);
  }

  /** Positions of the first sample; those of a fixed batch must be the same in every other. */
  private static Tensor first(Call call, long size) {
    if (call.input(1) instanceof PerSample positions) {
      Checks.argument(positions.step() == size, "step", positions.step(), size + " a sample");
      return positions.first();
    }
    var all = call.known(1).value();
    long batch = call.target().batch();
    Checks.argument(
        all.dim() > 0 && all.size(0) == batch, "indices", call.known(1).kind(), "a batch axis");
    var first = all.narrow(0, 0, 1);
    for (long i = 1; i < batch; i++) {
      var same = all.narrow(0, i, 1).eq(first.add(new Scalar(i * size))).all();
      Checks.argument(same.item_bool(), "indices", "of sample " + i, "those of the first");
    }
    return first;
  }

  private static PerSample perSample(Call call, int index) {
    if (call.input(index) instanceof PerSample perSample) {
      return perSample;
    }
    throw new IllegalArgumentException(
        Checks.message("input " + index, call.input(index).kind(), "numbers of the samples"));
  }
}
