package io.hauberk.tensor.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.List;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The input of a graph.
 *
 * @param batch what the file fixes the batch size to; 0 where it is free
 */
record GraphInput(String name, Element type, List<Long> sampleShape, long batch) {

  /**
   * @throws ModelFormatException unless there is one input whose extents but the first are known
   */
  static GraphInput of(GraphProto graph) {
    var weights =
        graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
    var inputs =
        graph.getInputList().stream().filter(info -> !weights.contains(info.getName())).toList();
    if (inputs.size() != 1) {
      var names = inputs.stream().map(ValueInfoProto::getName).toList();
      throw new ModelFormatException("inputs", Names.shown(names.toString()), "one input");
    }
    return of(inputs.get(0));
  }

  private static GraphInput of(ValueInfoProto info) {
    var tensor = info.getType().getTensorType();
    var dims = tensor.getShape().getDimList();
    if (dims.isEmpty() || dims.size() > Limits.RANK) {
      throw new ModelFormatException(
          "input " + Names.shown(info.getName()), dims.size() + " axes", "a batch axis and more");
    }
    var sample = dims.stream().skip(1).map(GraphInput::extent).toList();
    long batch = Math.max(0, dims.get(0).getDimValue());
    return new GraphInput(info.getName(), Element.of(tensor.getElemType()), sample, batch);
  }

  /** What the network's input is in the graph: numbers, or indices by their type. */
  Value value(Computed computed) {
    return type.keptType() == ScalarType.Long ? new Value.Indices(computed, true) : computed;
  }

  private static long extent(Dimension dimension) {
    if (dimension.getDimValue() <= 0) {
      var shown = dimension.hasDimParam() ? dimension.getDimParam() : dimension.getDimValue();
      throw new ModelFormatException(
          "input extent", Names.shown(shown.toString()), "a number but on the batch axis");
    }
    return dimension.getDimValue();
  }
}
