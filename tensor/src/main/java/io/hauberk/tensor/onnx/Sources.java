package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Operators that values begin with. */
final class Sources {
  private Sources() {}

  /** A tensor, a number or a list of numbers, by the attribute that is there. */
  static Value constant(Call call) {
    var attributes = call.attributes();
    Stream<Supplier<Optional<Tensor>>> kinds =
        Stream.of(
            () -> attributes.tensor("value").map(call.target().tensors()::read),
            () -> attributes.number("value_float").map(Constants::scalar),
            () -> attributes.integer("value_int").map(v -> Tensors.of(new long[] {v})),
            () -> attributes.numbers("value_floats").map(Sources::floats),
            () -> attributes.integers("value_ints").map(v -> Tensors.of(Axes.array(v), v.size())));
    var value = kinds.map(Supplier::get).flatMap(Optional::stream).findFirst();
    Checks.argument(value.isPresent(), "value", "missing", "numbers, dense");
    return Known.of(value.orElseThrow());
  }

  private static Tensor floats(List<Float> values) {
    var array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return Tensors.of(array, array.length);
  }

  /** One number everywhere; with a batch axis in front, for each sample of the batch. */
  static Value constantOfShape(Call call) {
    var shape = call.known(0).dims();
    var value =
        call.attributes()
            .tensor("value")
            .map(call.target().tensors()::read)
            .orElseGet(() -> Constants.scalar(0));
    Checks.argument(value.numel() == 1, "value", value.numel(), "one element");
    boolean perSample = !shape.isEmpty() && shape.get(0).equals(Dim.BATCH);
    var extents = new ArrayList<Long>();
    for (var dim : shape) {
      boolean batch = perSample && extents.isEmpty();
      Checks.argument(batch || dim.fixed(), "shape", shape, "the batch first");
      extents.add(batch ? 1 : dim.constant());
    }
    call.limits().chargeFolded(Limits.elements(extents));
    var full = value.reshape(new long[0]).expand(Axes.array(extents));
    return perSample ? Samples.repeated(call, full) : Known.of(full);
  }

  /** start, start + step, ... before limit; up to the batch size, the samples' numbers. */
  static Value range(Call call) {
    if (call.known(1).dims().equals(List.of(Dim.BATCH))) {
      Checks.argument(
          call.known(0).scalar() == 0 && call.known(2).scalar() == 1, "range", "", "0, 1, ...");
      return new Value.PerSample(Tensors.of(new long[1], 1), 1);
    }
    double start = call.known(0).scalar();
    double limit = call.known(1).scalar();
    double step = call.known(2).scalar();
    double count = Math.max(0, Math.ceil((limit - start) / step));
    Checks.argument(count <= Limits.LIST, "range", count, "at most " + Limits.LIST);
    call.limits().chargeFolded((long) count);
    var type = call.weight(0).scalar_type();
    return Known.of(
        type == ScalarType.Long ? wholes(start, step, count) : numbers(start, step, count));
  }

  private static Tensor wholes(double start, double step, double count) {
    var values = new long[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = (long) start + i * (long) step;
    }
    return Tensors.of(values, values.length);
  }

  private static Tensor numbers(double start, double step, double count) {
    var values = new float[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (start + i * step);
    }
    return Tensors.of(values, values.length);
  }
}
