package io.hauberk.tensor.onnx;

import static io.hauberk.tensor.onnx.Nodes.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import java.util.stream.Stream;

/** Operators in varieties that PyTorch's exporters do not write, or write rarely. */
final class OperatorCases {

  /** A model that ONNX Runtime and the reader agree on. */
  record Case(String name, ModelProto model) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<String> X = List.of("x");
  private static final List<String> XW = List.of("x", "w");

  private OperatorCases() {}

  static List<Case> all() {
    return Stream.of(
            convolutions(),
            products(),
            norms(),
            moves(),
            selections(),
            arithmetic(),
            softmaxes(),
            reductions(),
            conditions(),
            batches())
        .flatMap(List::stream)
        .toList();
  }

  private static Case of(String name, Protos model) {
    return new Case(name, model.build());
  }

  private static List<Case> convolutions() {
    var stride = attribute("strides", List.of(2L, 3L));
    return List.of(
        of("Conv auto_pad SAME_UPPER", conv(stride, attribute("auto_pad", "SAME_UPPER"))),
        of("Conv auto_pad SAME_LOWER", conv(stride, attribute("auto_pad", "SAME_LOWER"))),
        of("Conv auto_pad VALID", conv(stride, attribute("auto_pad", "VALID"))),
        of("Conv without attributes", conv()),
        of(
            "Conv asymmetric pads",
            conv(attribute("pads", List.of(0L, 1L, 2L, 0L)), attribute("kernel_shape", SQUARE))),
        of("ConvTranspose output_shape", transposed(stride, OUTPUT_SHAPE)),
        of(
            "ConvTranspose output_shape SAME_UPPER",
            transposed(stride, OUTPUT_SHAPE, attribute("auto_pad", "SAME_UPPER"))),
        of(
            "ConvTranspose SAME_UPPER",
            transposed(attribute("strides", SQUARE), attribute("auto_pad", "SAME_UPPER"))),
        of(
            "ConvTranspose SAME_LOWER",
            transposed(attribute("strides", SQUARE), attribute("auto_pad", "SAME_LOWER"))),
        of("ConvTranspose asymmetric pads", transposed(attribute("pads", List.of(0L, 1L, 2L, 0L)))),
        of(
            "AveragePool SAME_UPPER",
            Protos.of(2, 7, 8)
                .node(
                    "AveragePool",
                    X,
                    "y",
                    attribute("kernel_shape", List.of(2L, 3L)),
                    attribute("strides", List.of(2L, 2L)),
                    attribute("auto_pad", "SAME_UPPER"))),
        of("GlobalMaxPool", Protos.of(2, 5, 6).node("GlobalMaxPool", X, "y")),
        of("GlobalAveragePool of a signal", Protos.of(2, 5).node("GlobalAveragePool", X, "y")));
  }

  private static final List<Long> SQUARE = List.of(3L, 3L);
  private static final AttributeProto OUTPUT_SHAPE = attribute("output_shape", List.of(9L, 12L));

  private static Protos conv(AttributeProto... attributes) {
    return Protos.of(2, 7, 8).weight("w", 4, 2, 3, 3).node("Conv", XW, "y", attributes);
  }

  private static Protos transposed(AttributeProto... attributes) {
    return Protos.of(2, 5, 4)
        .weight("w", 2, 3, 3, 3)
        .weight("b", 3)
        .node("ConvTranspose", List.of("x", "w", "b"), "y", attributes);
  }

  private static List<Case> products() {
    var transB = attribute("transB", 1);
    return List.of(
        of("Gemm", gemm(4, 3, List.of(3L))),
        of("Gemm transB alpha beta", gemm(3, 4, List.of(1L, 3L), transB, HALF, DOUBLE)),
        of("Gemm scalar C", gemm(4, 3, List.of(), DOUBLE)),
        of("Gemm without C", Protos.of(4).weight("w", 4, 3).node("Gemm", XW, "y", HALF)),
        of(
            "Gemm computed C",
            Protos.of(4).weight("w", 4, 4).node("Gemm", List.of("x", "w", "x"), "y")),
        of("MatMul vector", Protos.of(2, 4).weight("w", 4).node("MatMul", XW, "y")),
        of("MatMul stack", Protos.of(2, 3, 4).weight("w", 2, 4, 5).node("MatMul", XW, "y")),
        of(
            "MatMul known first",
            Protos.of(3, 4).weight("w", 5, 3).node("MatMul", List.of("w", "x"), "y")));
  }

  private static final AttributeProto HALF = attribute("alpha", 0.5);
  private static final AttributeProto DOUBLE = attribute("beta", 2.0);

  private static Protos gemm(long rows, long columns, List<Long> c, AttributeProto... attributes) {
    return Protos.of(4)
        .weight("w", rows, columns)
        .weight("c", Axes.array(c))
        .node("Gemm", List.of("x", "w", "c"), "y", attributes);
  }

  private static List<Case> norms() {
    var inputs = List.of("x", "w", "b");
    var groups = attribute("num_groups", 2);
    return List.of(
        of(
            "GroupNormalization 18, scale by group",
            Protos.of(4, 3, 3)
                .weight("w", 2)
                .weight("b", 2)
                .node("GroupNormalization", inputs, "y", groups)),
        of(
            "GroupNormalization 21, scale by channel",
            Protos.of(4, 3, 3)
                .opset(21)
                .weight("w", 4)
                .weight("b", 4)
                .node("GroupNormalization", inputs, "y", groups)),
        of(
            "InstanceNormalization of a signal",
            Protos.of(3, 6)
                .weight("w", 3)
                .weight("b", 3)
                .node("InstanceNormalization", inputs, "y")),
        of(
            "LayerNormalization without shift",
            Protos.of(3, 6).weight("w", 3, 6).node("LayerNormalization", XW, "y", FIRST)));
  }

  private static final AttributeProto FIRST = attribute("axis", 1);

  private static List<Case> moves() {
    return List.of(
        of("Reshape 0 and -1", reshaped(0L, -1L, 3L)),
        of("Reshape -1 first", reshaped(-1L, 2L, 9L)),
        of("Reshape 0 behind the batch", reshaped(0L, 0L, 1L, 3L)),
        of("Flatten axis -2", Protos.of(2, 3).node("Flatten", X, "y", attribute("axis", -2))),
        of("Squeeze all", Protos.of(3, 1).wholes("a", -1L).node("Squeeze", List.of("x", "a"), "y")),
        of(
            "Unsqueeze negative",
            Protos.of(3).wholes("a", -1L, 1L).node("Unsqueeze", List.of("x", "a"), "y")),
        of(
            "Expand",
            Protos.of(1, 3).wholes("s", 1L, 4L, 1L).node("Expand", List.of("x", "s"), "y")),
        of(
            "Pad axes",
            Protos.of(2, 3)
                .wholes("p", 1L, 2L)
                .number("v", 0.5)
                .wholes("a", -1L)
                .node("Pad", List.of("x", "p", "v", "a"), "y")),
        of(
            "DepthToSpace DCR",
            Protos.of(8, 2, 3).node("DepthToSpace", X, "y", attribute("blocksize", 2))),
        of(
            "DepthToSpace CRD",
            Protos.of(8, 2, 3)
                .node("DepthToSpace", X, "y", attribute("blocksize", 2), attribute("mode", "CRD"))),
        of(
            "SpaceToDepth",
            Protos.of(2, 4, 6).node("SpaceToDepth", X, "y", attribute("blocksize", 2))),
        of(
            "Transpose away and back",
            Protos.of(2, 3)
                .node("Transpose", X, "t", attribute("perm", List.of(1L, 0L, 2L)))
                .node("Transpose", List.of("t"), "y", attribute("perm", List.of(1L, 2L, 0L)))));
  }

  private static Protos reshaped(Long... shape) {
    return Protos.of(6, 3).wholes("s", shape).node("Reshape", List.of("x", "s"), "y");
  }

  private static List<Case> selections() {
    return List.of(
        of(
            "Slice by negative positions and a step",
            Protos.of(7, 5)
                .wholes("s", -6L, 1L)
                .wholes("e", Long.MAX_VALUE, -1L)
                .wholes("a", 1L, -1L)
                .wholes("t", 2L, 1L)
                .node("Slice", List.of("x", "s", "e", "a", "t"), "y")),
        of(
            "Slice of the whole batch",
            Protos.of(4)
                .wholes("s", 0L, 1L)
                .wholes("e", (long) Integer.MAX_VALUE, 3L)
                .node("Slice", List.of("x", "s", "e"), "y")),
        of("Gather one", gathered(attribute("axis", 1), -1L)),
        of("Gather in disorder", gathered(attribute("axis", 2), 3L, 3L, 0L, 1L, -2L)),
        of("Gather many", gathered(attribute("axis", 1), 0L, 2L, 1L, 0L, 1L, 2L, 0L, 2L, 0L, 1L)),
        of(
            "Split uneven",
            Protos.of(7)
                .node(
                    Nodes.of("Split", X, "a").toBuilder()
                        .addOutput("y")
                        .addOutput("c")
                        .addAttribute(attribute("axis", 1))
                        .addAttribute(attribute("num_outputs", 3))
                        .build())),
        of(
            "Concat with a constant for every sample",
            Protos.of(2, 3)
                .weight("c", 1, 1, 3)
                .wholes("s", 1L)
                .node("Shape", X, "n", attribute("end", 1))
                .wholes("tail", 1L, 3L)
                .node("Concat", List.of("n", "tail"), "shape", attribute("axis", 0))
                .node("Expand", List.of("c", "shape"), "token")
                .node("Concat", List.of("token", "x"), "y", attribute("axis", 1))));
  }

  private static Protos gathered(AttributeProto axis, Long... positions) {
    return Protos.of(3, 4).wholes("i", positions).node("Gather", List.of("x", "i"), "y", axis);
  }

  private static List<Case> arithmetic() {
    return List.of(
        of("Max of three", Protos.of(4).weight("w", 4).node("Max", List.of("x", "w", "x"), "y")),
        of("Min of a number", Protos.of(4).number("w", 0.2).node("Min", XW, "y")),
        of("Sum", Protos.of(4).weight("w", 4).node("Sum", List.of("x", "w", "x"), "y")),
        of("Sub from a constant", Protos.of(4).weight("w", 4).node("Sub", List.of("w", "x"), "y")),
        of("Pow of one", Protos.of(4).number("w", 1).node("Pow", XW, "y")),
        of("PRelu by channel", Protos.of(3, 2).weight("w", 3, 1).node("PRelu", XW, "y")),
        of("Celu", Protos.of(4).node("Celu", X, "y", attribute("alpha", 0.7))),
        of("Selu", Protos.of(4).node("Selu", X, "y")),
        of("Softsign", Protos.of(4).node("Softsign", X, "y")),
        of("Mish", Protos.of(4).node("Mish", X, "y")),
        of("HardSigmoid by default", Protos.of(4).node("HardSigmoid", X, "y")),
        of(
            "HardSigmoid",
            Protos.of(4)
                .node("HardSigmoid", X, "y", attribute("alpha", 0.4), attribute("beta", 0.3))),
        of(
            "Clip without the lower bound",
            Protos.of(4).number("b", 0.3).node("Clip", List.of("x", "", "b"), "y")),
        of(
            "Where by a known mask",
            Protos.of(4)
                .weight("w", 4)
                .number("zero", 0)
                .number("fill", -7)
                .node("Greater", List.of("w", "zero"), "mask")
                .node("Where", List.of("mask", "x", "fill"), "y")));
  }

  private static List<Case> softmaxes() {
    return List.of(
        of("Softmax by default", Protos.of(3, 4).node("Softmax", X, "y")),
        of("Softmax of opset 11", Protos.of(3, 4).opset(11).node("Softmax", X, "y")),
        of("LogSoftmax of opset 11", Protos.of(3, 4, 2).opset(11).node("LogSoftmax", X, "y")),
        of(
            "Softmax of opset 11, last axis",
            Protos.of(3, 4).opset(11).node("Softmax", X, "y", attribute("axis", 2))));
  }

  private static List<Case> reductions() {
    return List.of(
        of("ReduceSum", reduced("ReduceSum", 1L, 2L)),
        of("ReduceL2", reduced("ReduceL2", -1L)),
        of("ReduceSumSquare", reduced("ReduceSumSquare", 2L)),
        of("ReduceMax", Protos.of(2, 3, 4).wholes("a", 2L, 3L).node("ReduceMax", XA, "y", DROP)),
        of(
            "ReduceMean of no axes",
            Protos.of(3, 4).node("ReduceMean", X, "y", attribute("noop_with_empty_axes", 1))));
  }

  private static final List<String> XA = List.of("x", "a");
  private static final AttributeProto DROP = attribute("keepdims", 0);

  private static Protos reduced(String op, Long... axes) {
    return Protos.of(3, 4).wholes("a", axes).node(op, XA, "y", DROP);
  }

  private static List<Case> conditions() {
    return Stream.of("Greater", "GreaterOrEqual", "Less", "LessOrEqual")
        .flatMap(op -> Stream.of(chosen(op, List.of("r", "w")), chosen(op, List.of("w", "r"))))
        .toList();
  }

  /** At the threshold 0 too, where Relu has many. */
  private static Case chosen(String op, List<String> compared) {
    return of(
        op + " of " + compared,
        Protos.of(6)
            .number("w", 0)
            .weight("c", 6)
            .node("Relu", X, "r")
            .node(op, compared, "where")
            .node("Not", List.of("where"), "not")
            .node("Where", List.of("where", "x", "c"), "a")
            .node("Where", List.of("not", "x", "c"), "b")
            .node("Sub", List.of("a", "b"), "y"));
  }

  /** Arithmetic on the batch size that leaves the network. */
  private static List<Case> batches() {
    return List.of(
        of(
            "Reshape by computed extents",
            shapes()
                .wholes("two", 2L)
                .node("Gather", List.of("shape", "zero"), "n")
                .node("Gather", List.of("shape", "one"), "c")
                .node("Div", List.of("c", "two"), "half")
                .node("Concat", List.of("n", "two", "half", "minus"), "to", attribute("axis", 0))
                .node("Reshape", List.of("x", "to"), "y")),
        of(
            "Expand by a chosen shape",
            shapes()
                .wholes("wanted", -1L, 6L, -1L)
                .wholes("ones", 1L, 1L, 1L)
                .node("Equal", List.of("wanted", "minus"), "keep")
                .node("Where", List.of("keep", "shape", "wanted"), "to")
                .node("Expand", List.of("x", "to"), "y")),
        of(
            "Zeros of the batch's size",
            shapes()
                .node("ConstantOfShape", List.of("shape"), "zeros")
                .node("Add", List.of("x", "zeros"), "y")),
        of(
            "Reshape by a product",
            shapes()
                .node("Size", X, "all")
                .node("Gather", List.of("shape", "zero"), "n")
                .node("Div", List.of("all", "n"), "each")
                .node("Concat", List.of("n", "each"), "to", attribute("axis", 0))
                .node("Reshape", List.of("x", "to"), "y")));
  }

  private static Protos shapes() {
    return Protos.of(6, 3)
        .wholes("zero", 0L)
        .wholes("one", 1L)
        .wholes("minus", -1L)
        .node("Shape", X, "shape");
  }
}
