package io.hauberk.tensor.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * One node of the graph being read: its operator, its inputs as far as they are known, and the
 * network it adds to.
 *
 * @param inputs absent where the node leaves one out
 */
record Call(NodeProto node, long opset, List<Optional<Value>> inputs, Import target) {

  Attributes attributes() {
    return new Attributes(node);
  }

  boolean has(int index) {
    return index < inputs.size() && inputs.get(index).isPresent();
  }

  Value input(int index) {
    Checks.argument(has(index), "input " + index, "missing", "a value");
    return inputs.get(index).orElseThrow();
  }

  /** All inputs, none of which may be missing. */
  List<Value> all() {
    Checks.argument(!inputs.isEmpty(), "inputs", 0, "at least one");
    return IntStream.range(0, inputs.size()).mapToObj(this::input).toList();
  }

  boolean allKnown() {
    return inputs.stream().flatMap(Optional::stream).allMatch(Known.class::isInstance);
  }

  boolean anyViewed() {
    return inputs.stream().flatMap(Optional::stream).anyMatch(Call::viewed);
  }

  private static boolean viewed(Value value) {
    return value instanceof Value.Moved
        || value instanceof Value.Merged
        || value instanceof Value.PerSample
        || value instanceof Value.Condition;
  }

  /** An input that the network computes. */
  Computed computed(int index) {
    if (input(index) instanceof Computed computed) {
      return computed;
    }
    throw new IllegalArgumentException(
        Checks.message("input " + index, input(index).kind(), "computed from the network's input"));
  }

  /** An input that is known at import. */
  Known known(int index) {
    if (input(index) instanceof Known known) {
      return known;
    }
    throw new IllegalArgumentException(
        Checks.message("input " + index, input(index).kind(), "known at import"));
  }

  Optional<Known> optional(int index) {
    return has(index) ? Optional.of(known(index)) : Optional.empty();
  }

  /** A weight. */
  Tensor weight(int index) {
    return known(index).value();
  }

  Computed emit(Layer layer, Computed... inputs) {
    return emit(layer, Map.of(), inputs);
  }

  Computed emit(Layer layer, Map<String, Tensor> weights, Computed... inputs) {
    return target.draft().emit(Names.wish(node), layer, weights, List.of(inputs));
  }

  /** The node of a constant; it has no batch axis and is an operand of its user alone. */
  Computed constant(Tensor value) {
    return target.draft().constant(Names.wish(node) + "_constant", value);
  }

  Limits limits() {
    return target.limits();
  }

  /** An axis counted from the front. */
  static int axis(long axis, int rank) {
    long counted = axis < 0 ? axis + rank : axis;
    Checks.argument(counted >= 0 && counted < rank, "axis", axis, "an axis of " + rank);
    return (int) counted;
  }
}
