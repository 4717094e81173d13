package io.hauberk.tensor.onnx;

import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Affine.ConvTranspose2d;
import io.hauberk.tensor.layer.Size;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Convolutions with known kernels. */
final class Convolutions {
  private Convolutions() {}

  static void addTo(Map<String, Op> ops) {
    ops.put("Conv", Op.of(Convolutions::conv));
    ops.put("ConvTranspose", Op.of(Convolutions::convTranspose));
  }

  private static Value conv(Call call) {
    var x = Planes.of(call);
    var weight = Planes.kernel(call, 1);
    int groups = call.attributes().small("group", 1);
    var window = new WindowReader(call.attributes()).window(kernel(weight), Planes.size(x));
    var layer =
        new Conv2d(
            Math.toIntExact(Math.multiplyExact(weight.size(1), groups)),
            Math.toIntExact(weight.size(0)),
            window,
            groups,
            call.has(2));
    return Planes.back(call, call.emit(layer, weights(call, weight), x));
  }

  private static Value convTranspose(Call call) {
    var x = Planes.of(call);
    var weight = Planes.kernel(call, 1);
    int groups = call.attributes().small("group", 1);
    var reader = new WindowReader(call.attributes());
    var extra = reader.extra();
    var layer =
        new ConvTranspose2d(
            Math.toIntExact(weight.size(0)),
            Math.toIntExact(Math.multiplyExact(weight.size(1), groups)),
            reader.transposed(kernel(weight), Planes.size(x), extra),
            extra,
            groups,
            call.has(2));
    return Planes.back(call, call.emit(layer, weights(call, weight), x));
  }

  private static Map<String, Tensor> weights(Call call, Tensor weight) {
    Map<String, Tensor> weights = new HashMap<>(Map.of("weight", weight));
    call.optional(2).ifPresent(bias -> weights.put("bias", bias.value()));
    return weights;
  }

  private static Size kernel(Tensor weight) {
    return new Size(Math.toIntExact(weight.size(2)), Math.toIntExact(weight.size(3)));
  }
}
