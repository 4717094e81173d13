package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Join.Add;
import io.hauberk.tensor.layer.Join.Mul;
import io.hauberk.tensor.layer.Pool.Mean;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/** The same constant for every sample of a batch. */
final class Samples {
  private Samples() {}

  /**
   * A constant with a batch axis: zeros of the batch's size, made from the network's input, plus
   * the constant.
   *
   * @param value [1, ...]
   */
  static Computed repeated(Call call, Tensor value) {
    Checks.argument(value.dim() > 0 && value.size(0) == 1, "constant", value.dim(), "[1, ...]");
    var x = call.target().input();
    var axes = LongStream.range(1, x.rank()).boxed().toList();
    var mean = axes.isEmpty() ? x : call.emit(new Mean(axes, true), x);
    var zeros = call.emit(new Mul(), mean, call.constant(Tensors.of(new float[1])));
    var shape = new ArrayList<>(Collections.nCopies(Math.toIntExact(value.dim()), 1L));
    return call.emit(new Add(), Reshaping.to(call, zeros, shape), call.constant(value));
  }
}
