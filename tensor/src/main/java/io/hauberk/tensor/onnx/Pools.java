package io.hauberk.tensor.onnx;

import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Padding;
import io.hauberk.tensor.layer.Pool.AvgPool2d;
import io.hauberk.tensor.layer.Pool.GlobalAvgPool;
import io.hauberk.tensor.layer.Pool.MaxPool2d;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.layer.Window;
import java.util.Map;
import java.util.function.Function;

/** Poolings over windows and planes. */
final class Pools {
  private Pools() {}

  static void addTo(Map<String, Op> ops) {
    ops.put("MaxPool", Op.of(Pools::max));
    ops.put("AveragePool", Op.of(Pools::average));
    ops.put("GlobalMaxPool", Op.of(Pools::globalMax));
    ops.put("GlobalAveragePool", Op.of(Pools::globalAverage));
  }

  private static Value max(Call call) {
    return pool(call, window -> new MaxPool2d(window, ceilMode(call)));
  }

  private static Value average(Call call) {
    boolean countPadding = call.attributes().flag("count_include_pad", false);
    return pool(call, window -> new AvgPool2d(window, ceilMode(call), countPadding));
  }

  private static Value pool(Call call, Function<Window, Layer> layer) {
    var x = Planes.of(call);
    var window = new WindowReader(call.attributes()).pooling(Planes.size(x));
    return Planes.back(call, call.emit(layer.apply(window), x));
  }

  private static boolean ceilMode(Call call) {
    return call.attributes().flag("ceil_mode", false);
  }

  private static Value globalMax(Call call) {
    var x = Planes.of(call);
    var window = new Window(Planes.size(x), Size.ONE, Padding.NONE, Size.ONE);
    return Planes.back(call, call.emit(new MaxPool2d(window, false), x));
  }

  private static Value globalAverage(Call call) {
    return Planes.back(call, call.emit(new GlobalAvgPool(), Planes.of(call)));
  }
}
