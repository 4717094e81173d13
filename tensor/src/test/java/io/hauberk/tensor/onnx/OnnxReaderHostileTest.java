package io.hauberk.tensor.onnx;

import static io.hauberk.tensor.onnx.Nodes.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.google.protobuf.WireFormat;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are broken or mean harm: each is a named error, and costs next to nothing. */
class OnnxReaderHostileTest {

  private static final List<String> X = List.of("x");

  @TempDir private Path folder;

  private AbstractThrowableAssert<?, ? extends Throwable> reading(Protos model) {
    return reading(model.build().toByteString());
  }

  private AbstractThrowableAssert<?, ? extends Throwable> reading(ByteString bytes) {
    return assertThatThrownBy(() -> OnnxReader.read(bytes, folder).close())
        .isInstanceOf(ModelFormatException.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void read_missingFile_storageException() {
    assertThatThrownBy(() -> OnnxReader.read(folder.resolve("none.onnx")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("none.onnx");
  }

  @Test
  void read_garbage_named() {
    reading(ByteString.copyFromUtf8("this is not ONNX")).hasMessageContaining("wire type");
    reading(ByteString.copyFromUtf8("\n\u007fno")).hasMessageContaining("protocol buffer");
    reading(ByteString.EMPTY).hasMessageContaining("opset: 0 (expected: at least 9)");
  }

  @Test
  void read_truncatedFile_refused() {
    var whole = Protos.of(4).weight("w", 4, 3).node("MatMul", List.of("x", "w"), "y").build();
    var bytes = whole.toByteString();
    for (int length = 0; length < bytes.size(); length++) {
      reading(bytes.substring(0, length));
    }
  }

  @Test
  void read_unknownOperator_namedWithItsNode() {
    var node = NodeProto.newBuilder().setOpType("Foo").setName("bar").addInput("x").addOutput("y");
    reading(Protos.of(3).node(node.build()))
        .hasMessageStartingWith("op: Foo in node bar (expected: one of [Abs, Add, ");
  }

  @Test
  void read_operatorOfOtherDomain_named() {
    var node = Nodes.of("Relu", X, "y").toBuilder().setDomain("com.example").build();
    reading(Protos.of(3).node(node)).hasMessageStartingWith("op: com.example.Relu in node y (");
  }

  @Test
  void read_operatorThatOnlyFolds_saysSo() {
    reading(Protos.of(3).node("Floor", X, "y"))
        .hasMessageContaining("op: Floor in node y")
        .hasMessageContaining("known at import");
  }

  @Test
  void read_cycle_refused() {
    reading(Protos.of(3).node("Relu", List.of("b"), "a").node("Relu", List.of("a"), "b"))
        .hasMessageContaining("input: b of Relu in node a")
        .hasMessageContaining("an earlier node");
  }

  @Test
  void read_unsortedGraph_refused() {
    reading(Protos.of(3).node("Relu", List.of("a"), "y").node("Relu", X, "a"))
        .hasMessageContaining("input: a of Relu in node y");
  }

  @Test
  void read_valueDefinedTwice_refused() {
    reading(Protos.of(3).node("Relu", X, "y").node("Tanh", X, "y"))
        .hasMessage("value: y (expected: defined once)");
    reading(Protos.of(3).weight("x", 3).node("Relu", X, "y")).hasMessageContaining("inputs: []");
  }

  @Test
  void read_outputs_oneThatIsComputed() {
    reading(Protos.of(3).weight("y", 3)).hasMessageContaining("output: y");
    var two = Protos.of(3).node("Relu", X, "y");
    two.graph().addOutputBuilder().setName("y");
    two.graph().addOutputBuilder().setName("z");
    reading(two).hasMessage("outputs: [y, z] (expected: one output)");
  }

  @Test
  void read_freeImageExtents_named() {
    var model = Protos.of(3, 4).node("Relu", X, "y");
    model
        .graph()
        .getInputBuilder(0)
        .getTypeBuilder()
        .getTensorTypeBuilder()
        .getShapeBuilder()
        .getDimBuilder(2)
        .setDimParam("width");
    reading(model).hasMessageContaining("input extent: width (expected: a number");
  }

  @Test
  void read_batchThatIsNotFirst_refused() {
    var perm = attribute("perm", List.of(1L, 0L));
    reading(Protos.of(3).node("Transpose", X, "t", perm).node("Relu", List.of("t"), "y"))
        .hasMessageContaining("the batch not first");
    reading(Protos.of(3).wholes("s", -1L).node("Reshape", List.of("x", "s"), "y"))
        .hasMessageContaining("output: y");
    reading(Protos.of(4).wholes("s", -1L, 2L).node("Reshape", List.of("x", "s"), "y"))
        .hasMessageContaining("the batch first");
    reading(Protos.of(3).node("Softmax", X, "y", attribute("axis", 0)))
        .hasMessageContaining("axis");
    reading(Protos.of(3).node("Concat", List.of("x", "x"), "y", attribute("axis", 0)))
        .hasMessageContaining("behind the batch");
    reading(Protos.of(3).wholes("a", 0L).node("ReduceMean", List.of("x", "a"), "y"))
        .hasMessageContaining("behind the batch");
  }

  @Test
  void read_sliceOfTheBatch_refused() {
    var slice =
        Protos.of(3)
            .wholes("s", 0L)
            .wholes("e", 1L)
            .wholes("a", 0L)
            .node("Slice", List.of("x", "s", "e", "a"), "y");
    reading(slice).hasMessageContaining("none of the batch");
  }

  @Test
  void read_layersThatDoNotFit_nodeNamed() {
    var model = Protos.of(3, 8, 8).weight("w", 4, 2, 3, 3).node("Conv", List.of("x", "w"), "first");
    reading(model)
        .hasMessageContaining("op: Conv in node first")
        .hasMessageContaining("channels: 3 (expected: 2)");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 3})
  void read_groupsThatDoNotDivide_refused(long groups) {
    var model =
        Protos.of(4, 8, 8)
            .weight("w", 4, 4, 3, 3)
            .node("Conv", List.of("x", "w"), "y", attribute("group", groups));
    reading(model).hasMessageContaining("op: Conv in node y");
  }

  @Test
  void read_attributeOfOtherType_named() {
    reading(Protos.of(3).node("Elu", X, "y", attribute("alpha", 1L)))
        .hasMessageContaining("attribute alpha: INT (expected: FLOAT)");
  }

  @Test
  void read_trainingMode_refused() {
    var model =
        Protos.of(3)
            .weight("s", 3)
            .weight("b", 3)
            .weight("m", 3)
            .weight("v", 3)
            .node(
                "BatchNormalization",
                List.of("x", "s", "b", "m", "v"),
                "y",
                attribute("training_mode", 1));
    reading(model).hasMessageContaining("training_mode");
  }

  @Test
  void read_namesWithLineBreaks_oneLine() {
    reading(Protos.of(3).node("Evil\n\u2028Op", X, "y\n".repeat(1000)))
        .hasMessageContaining("op: Evil??Op in node ")
        .hasMessageNotContaining("\u2028");
  }

  @Test
  void read_tensorOfOtherSize_named() {
    var tensor = Protos.numbers(new float[5], 2, 3).toBuilder().setName("w").build();
    reading(Protos.of(3).tensor(tensor).node("Relu", X, "y"))
        .hasMessage("tensor w: 5 elements (expected: 6 by shape)");
    var raw =
        TensorProto.newBuilder()
            .setName("w")
            .setDataType(Protos.FLOAT)
            .addDims(2)
            .setRawData(ByteString.copyFrom(new byte[7]));
    reading(Protos.of(3).tensor(raw.build()).node("Relu", X, "y"))
        .hasMessage("tensor w: 7 bytes (expected: 8 by its shape)");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, 1L << 40, -1, Long.MIN_VALUE, 1L << 32})
  void read_tensorShapeBeyondTheFile_refused(long extent) {
    var tensor =
        TensorProto.newBuilder()
            .setName("w")
            .setDataType(Protos.FLOAT)
            .addDims(extent)
            .addDims(1L << 31)
            .setRawData(ByteString.copyFrom(new byte[8]));
    reading(Protos.of(3).tensor(tensor.build()).node("Relu", X, "y"))
        .hasMessageContaining("tensor w");
  }

  @Test
  void read_elementTypes_supportedOnes() {
    var tensor = TensorProto.newBuilder().setName("w").setDataType(8).addDims(0);
    reading(Protos.of(3).tensor(tensor.build()).node("Relu", X, "y"))
        .hasMessageContaining("element type: 8 (expected: one of [FLOAT, UINT8,");
  }

  @Test
  void read_expandBeyondTheFile_refusedBeforeAllocation() {
    var model =
        Protos.of(3)
            .number("one", 1)
            .wholes("big", 1L << 20, 1L << 20)
            .node("Expand", List.of("one", "big"), "e")
            .node("Sqrt", List.of("e"), "s")
            .node("Add", List.of("x", "s"), "y");
    assertCheap(() -> reading(model).hasMessageContaining("elements of constants"));
  }

  @Test
  void read_doublingConstants_refusedBeforeAllocation() {
    var model = Protos.of(3).weight("c0", 64);
    for (int i = 0; i < 40; i++) {
      var twice = List.of("c" + i, "c" + i);
      model.node("Concat", twice, "c" + (i + 1), attribute("axis", 0));
    }
    assertCheap(() -> reading(model).hasMessageContaining("elements of constants"));
  }

  @Test
  void read_outerProductOfConstants_refusedBeforeAllocation() {
    var model =
        Protos.of(3)
            .weight("row", 1, 1 << 15)
            .weight("column", 1 << 15, 1)
            .node("Add", List.of("row", "column"), "c");
    assertCheap(() -> reading(model).hasMessageContaining("elements of constants"));
  }

  @Test
  void read_sharedWeight_copiesLimited() {
    var model = Protos.of(1, 4, 4).weight("w", 1, 1, 1, 1 << 10);
    var value = "x";
    for (int i = 0; i < 3000; i++) {
      var pads = attribute("pads", List.of(0L, 0L, 0L, (1L << 10) - 1));
      model.node("Conv", List.of(value, "w"), "v" + i, pads);
      value = "v" + i;
    }
    assertCheap(() -> reading(model).hasMessageContaining("elements of constants"));
  }

  @Test
  void read_hugeValues_refusedBeforeAllocation() {
    var input = Protos.of(1, 1 << 16, 1 << 16).node("Relu", X, "y");
    assertCheap(() -> reading(input).hasMessageContaining("elements of values"));
    var pads = attribute("pads", List.of(1L << 20, 1L << 20, 1L << 20, 1L << 20));
    var padded =
        Protos.of(1, 4, 4).weight("w", 1, 1, 1, 1).node("Conv", List.of("x", "w"), "y", pads);
    assertCheap(() -> reading(padded).hasMessageContaining("elements of values"));
    var wide =
        Protos.of(4, 4)
            .wholes("p", 0L, 1L << 40, 0L, 0L, 0L, 1L << 40)
            .node("Pad", List.of("x", "p"), "y");
    assertCheap(() -> reading(wide).hasMessageContaining("op: Pad in node y"));
  }

  @Test
  void read_endlessWork_refusedBeforeItStarts() {
    var model =
        Protos.of(1, 8000, 8000)
            .node("AveragePool", X, "y", attribute("kernel_shape", List.of(4000L, 4000L)));
    assertCheap(() -> reading(model).hasMessageContaining("multiplications"));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, 1L << 31, 0, -1})
  void read_windowNumbersOutOfRange_refused(long extent) {
    for (var name : List.of("strides", "dilations", "kernel_shape")) {
      var square = attribute("kernel_shape", List.of(2L, 2L));
      var last = attribute(name, List.of(extent, extent));
      reading(Protos.of(1, 4, 4).node("MaxPool", X, "y", square, last))
          .hasMessageContaining("op: MaxPool in node y");
    }
  }

  @Test
  void read_manyTinyMessages_refusedBeforeParsing() {
    var graph = new byte[2 * (Limits.PARTS + 1)];
    for (int i = 0; i < graph.length; i += 2) {
      graph[i] = (GraphProto.NODE_FIELD_NUMBER << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }
    var nodes = Field.newBuilder().addLengthDelimited(ByteString.copyFrom(graph)).build();
    var fields = UnknownFieldSet.newBuilder().addField(ModelProto.GRAPH_FIELD_NUMBER, nodes);
    var bytes = fields.build().toByteString();
    reading(bytes).hasMessageContaining("messages and strings");
  }

  @Test
  void read_deepNesting_refused() {
    var graph = GraphProto.newBuilder();
    for (int i = 0; i < 30; i++) {
      graph =
          GraphProto.newBuilder()
              .addNode(
                  NodeProto.newBuilder()
                      .setOpType("If")
                      .addAttribute(attribute("then_branch", 0L).toBuilder().setG(graph)));
    }
    reading(ModelProto.newBuilder().setGraph(graph).build().toByteString())
        .hasMessageContaining("nesting");
  }

  @Test
  void read_failures_noTensorKept() {
    var model =
        Protos.of(64, 32, 32)
            .weight("w", 64, 64, 3, 3)
            .node("Conv", List.of("x", "w"), "a")
            .node("Foo", List.of("a"), "y")
            .build()
            .toByteString();
    assertNothingKept(() -> reading(model));
  }

  @Test
  void read_andClose_noTensorKept() throws IOException {
    var file = folder.resolve("model.onnx");
    var model =
        Protos.of(64, 8, 8).weight("w", 64, 64, 3, 3).node("Conv", List.of("x", "w"), "y").build();
    Files.write(file, model.toByteArray());
    assertNothingKept(() -> OnnxReader.read(file).close());
  }

  /** Native objects; resident memory would show the Java heap, which the files' bytes fill. */
  private static void assertNothingKept(Runnable reading) {
    reading.run();
    long before = Pointer.totalCount();
    for (int i = 0; i < 100; i++) {
      reading.run();
    }
    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
  }

  /** Native memory grows by less than 64 MiB. */
  private static void assertCheap(Runnable reading) {
    long before = Pointer.physicalBytes();
    reading.run();
    assertThat(Pointer.physicalBytes() - before).isLessThan(64L << 20);
  }
}
