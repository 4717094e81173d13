package io.hauberk.tensor.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.hauberk.core.ModelFormatException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the messages and strings of a file before it is parsed: each costs two bytes in the file
 * but a hundred in memory. Field numbers are those of onnx.proto3.
 */
final class Parts {

  private static final int DEPTH = 16;

  /** Messages that hold messages. */
  private enum Message {
    MODEL,
    GRAPH,
    NODE,
    ATTRIBUTE,
    TENSOR,
    VALUE,
    TYPE,
    TENSOR_TYPE,
    SHAPE,
    OTHER;

    private Optional<Message> child(int field) {
      return Optional.ofNullable(CHILDREN.getOrDefault(this, Map.of()).get(field));
    }
  }

  private static final Map<Message, Map<Integer, Message>> CHILDREN =
      Map.of(
          Message.MODEL,
          Map.of(7, Message.GRAPH, 8, Message.OTHER, 14, Message.OTHER, 25, Message.GRAPH),
          Message.GRAPH,
          Map.of(
              1,
              Message.NODE,
              5,
              Message.TENSOR,
              7,
              Message.NODE,
              11,
              Message.VALUE,
              12,
              Message.VALUE,
              13,
              Message.VALUE,
              14,
              Message.OTHER),
          Message.NODE,
          Map.of(5, Message.ATTRIBUTE),
          Message.ATTRIBUTE,
          Map.of(5, Message.TENSOR, 6, Message.GRAPH, 10, Message.TENSOR, 11, Message.GRAPH),
          Message.TENSOR,
          Map.of(13, Message.OTHER),
          Message.VALUE,
          Map.of(2, Message.TYPE),
          Message.TYPE,
          Map.of(1, Message.TENSOR_TYPE),
          Message.TENSOR_TYPE,
          Map.of(2, Message.SHAPE),
          Message.SHAPE,
          Map.of(1, Message.OTHER));

  private final CodedInputStream in;
  private int count;

  private Parts(CodedInputStream in) {
    this.in = in;
  }

  /**
   * @throws ModelFormatException when there are too many, or they nest too deep
   * @throws IOException when the bytes are not a protocol buffer
   */
  static void check(CodedInputStream in) throws IOException {
    new Parts(in).walk(Message.MODEL, 0);
  }

  private void walk(Message message, int depth) throws IOException {
    if (depth > DEPTH) {
      throw new ModelFormatException("nesting", depth, "at most " + DEPTH);
    }
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        enter(message.child(WireFormat.getTagFieldNumber(tag)), depth);
      } else {
        skip(tag);
      }
    }
  }

  private void enter(Optional<Message> child, int depth) throws IOException {
    count++;
    if (count > Limits.PARTS) {
      throw new ModelFormatException("messages and strings", count, "at most " + Limits.PARTS);
    }
    int length = in.readRawVarint32();
    if (child.isEmpty()) {
      in.skipRawBytes(length);
      return;
    }
    int outer = in.pushLimit(length);
    walk(child.get(), depth + 1);
    in.popLimit(outer);
  }

  private void skip(int tag) throws IOException {
    int type = WireFormat.getTagWireType(tag);
    if (type == WireFormat.WIRETYPE_START_GROUP || type == WireFormat.WIRETYPE_END_GROUP) {
      throw new ModelFormatException("wire type", type, "no groups, which ONNX has none of");
    }
    in.skipField(tag);
  }
}
