package io.hauberk.tensor.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.List;

/** Nodes and attributes of ONNX graphs. */
final class Nodes {
  private Nodes() {}

  /** A node named as its result. */
  static NodeProto of(String op, List<String> inputs, String output, AttributeProto... attributes) {
    return NodeProto.newBuilder()
        .setName(output)
        .setOpType(op)
        .addAllInput(inputs)
        .addOutput(output)
        .addAllAttribute(List.of(attributes))
        .build();
  }

  static AttributeProto attribute(String name, long value) {
    return named(name, AttributeType.INT).setI(value).build();
  }

  static AttributeProto attribute(String name, boolean value) {
    return attribute(name, value ? 1 : 0);
  }

  static AttributeProto attribute(String name, double value) {
    return named(name, AttributeType.FLOAT).setF((float) value).build();
  }

  static AttributeProto attribute(String name, String value) {
    return named(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)).build();
  }

  static AttributeProto attribute(String name, List<Long> values) {
    return named(name, AttributeType.INTS).addAllInts(values).build();
  }

  private static AttributeProto.Builder named(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
