package io.hauberk.tensor.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.hauberk.core.Checks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attributes of a node, by name, each of the type its operator gives it. */
final class Attributes {

  private final Map<String, AttributeProto> byName = new HashMap<>();

  Attributes(NodeProto node) {
    node.getAttributeList().forEach(attribute -> byName.put(attribute.getName(), attribute));
  }

  Optional<Long> integer(String name) {
    return find(name, AttributeType.INT).map(AttributeProto::getI);
  }

  long integer(String name, long absent) {
    return integer(name).orElse(absent);
  }

  int small(String name, int absent) {
    return Math.toIntExact(integer(name, absent));
  }

  boolean flag(String name, boolean absent) {
    return integer(name).map(value -> value != 0).orElse(absent);
  }

  /** The shortest decimal that the file's float32 stands for: 1e-5, not 9.99999974e-6. */
  Optional<Double> number(String name) {
    return find(name, AttributeType.FLOAT)
        .map(attribute -> Double.parseDouble(Float.toString(attribute.getF())));
  }

  double number(String name, double absent) {
    return number(name).orElse(absent);
  }

  Optional<String> text(String name) {
    return find(name, AttributeType.STRING).map(attribute -> attribute.getS().toStringUtf8());
  }

  Optional<List<Long>> integers(String name) {
    return find(name, AttributeType.INTS).map(AttributeProto::getIntsList);
  }

  Optional<List<Float>> numbers(String name) {
    return find(name, AttributeType.FLOATS).map(AttributeProto::getFloatsList);
  }

  Optional<TensorProto> tensor(String name) {
    return find(name, AttributeType.TENSOR).map(AttributeProto::getT);
  }

  private Optional<AttributeProto> find(String name, AttributeType type) {
    var attribute = Optional.ofNullable(byName.get(name));
    attribute.ifPresent(
        found ->
            Checks.argument(
                found.getType() == type, "attribute " + name, found.getType(), type.toString()));
    return attribute;
  }
}
