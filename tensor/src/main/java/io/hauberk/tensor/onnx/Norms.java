package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm.BatchNorm;
import io.hauberk.tensor.layer.Norm.GroupNorm;
import io.hauberk.tensor.layer.Norm.LayerNorm;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Normalisations. */
final class Norms {

  private static final double EPSILON = 1e-5;

  /** From this opset on, GroupNormalization scales channels, before it groups. */
  private static final long SCALE_BY_CHANNEL = 21;

  private Norms() {}

  static void addTo(Map<String, Op> ops) {
    ops.put("BatchNormalization", Op.of(Norms::batch));
    ops.put("InstanceNormalization", Op.of(Norms::instance));
    ops.put("GroupNormalization", Op.of(Norms::group));
    ops.put("LayerNormalization", Op.of(Norms::layer));
  }

  /** By running statistics; ONNX's momentum is what PyTorch's leaves. */
  private static Value batch(Call call) {
    Checks.argument(
        !call.attributes().flag("training_mode", false), "training_mode", 1, "0, evaluation");
    double momentum = 1 - call.attributes().number("momentum", 0.9);
    var scale = call.weight(1);
    var layer = new BatchNorm(channels(scale), epsilon(call), Math.max(0, Math.min(1, momentum)));
    var weights =
        Map.of(
            "weight", scale,
            "bias", call.weight(2),
            "running_mean", call.weight(3),
            "running_var", call.weight(4));
    return call.emit(layer, weights, call.computed(0));
  }

  /** A group for each channel. */
  private static Value instance(Call call) {
    int channels = channels(call.weight(1));
    return grouped(call, new GroupNorm(channels, channels, epsilon(call)), 1);
  }

  private static Value group(Call call) {
    int channels = Math.toIntExact(call.computed(0).extent(1));
    int groups = call.attributes().small("num_groups", 0);
    Checks.positive("num_groups", groups);
    long repeats = call.opset() >= SCALE_BY_CHANNEL ? 1 : channels / groups;
    return grouped(call, new GroupNorm(groups, channels, epsilon(call)), repeats);
  }

  private static Value grouped(Call call, Layer layer, long repeats) {
    var weights =
        Map.of(
            "weight", repeated(call.weight(1), repeats), "bias", repeated(call.weight(2), repeats));
    return call.emit(layer, weights, call.computed(0));
  }

  private static Tensor repeated(Tensor weight, long repeats) {
    return weight.repeat_interleave(repeats, new LongOptional(0), new LongOptional());
  }

  private static Value layer(Call call) {
    var x = call.computed(0);
    int axis = Call.axis(call.attributes().integer("axis", -1), x.rank());
    Checks.argument(axis > 0, "axis", axis, "behind the batch");
    List<Long> shape = x.shape().subList(axis, x.rank());
    call.limits().chargeFolded(2 * Limits.elements(shape));
    var scale = call.weight(1).expand(Axes.array(shape));
    var shift =
        call.has(2) ? call.weight(2).expand(Axes.array(shape)) : torch.zeros(Axes.array(shape));
    return call.emit(
        new LayerNorm(shape, epsilon(call)), Map.of("weight", scale, "bias", shift), x);
  }

  private static double epsilon(Call call) {
    return call.attributes().number("epsilon", EPSILON);
  }

  private static int channels(Tensor scale) {
    Checks.argument(scale.dim() == 1, "scale rank", scale.dim(), "1, a number a channel");
    return Math.toIntExact(scale.size(0));
  }
}
