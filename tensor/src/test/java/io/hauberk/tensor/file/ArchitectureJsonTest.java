package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.layer.Activation;
import io.hauberk.tensor.layer.Affine;
import io.hauberk.tensor.layer.Join;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm;
import io.hauberk.tensor.layer.Padding;
import io.hauberk.tensor.layer.Pool;
import io.hauberk.tensor.layer.Shaping;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.layer.Window;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.network.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureJsonTest {

  private static final Window ODD =
      new Window(new Size(3, 5), new Size(2, 1), new Padding(0, 1, 2, 3), new Size(1, 2));

  /** One of each type; the test below fails when the hierarchy has another. */
  private static final List<Layer> EVERY_LAYER =
      List.of(
          new Affine.Conv2d(4, 8, ODD, 2, false),
          new Affine.ConvTranspose2d(4, 8, ODD, new Size(1, 0), 4, true),
          new Affine.Linear(3, 2, false),
          new Affine.Embedding(10, 4),
          new Norm.BatchNorm(8, 1e-3, 0.2),
          new Norm.GroupNorm(2, 8, 1e-6),
          new Norm.LayerNorm(List.of(4L, 5L), 1e-5),
          new Activation.Relu(),
          new Activation.Elu(1.5),
          new Activation.LeakyRelu(0.01),
          new Activation.Gelu(Activation.Approximation.TANH),
          new Activation.Sigmoid(),
          new Activation.Tanh(),
          new Activation.HardSigmoid(),
          new Activation.HardSwish(),
          new Activation.Clip(Double.NEGATIVE_INFINITY, 6),
          new Activation.Softmax(1),
          new Activation.LogSoftmax(2),
          new Activation.Elementwise(Activation.Function.ERF),
          new Activation.Power(0.5),
          new Pool.MaxPool2d(ODD, true),
          new Pool.AvgPool2d(ODD, false, false),
          new Pool.GlobalAvgPool(),
          new Pool.Mean(List.of(1L, 2L), true),
          new Shaping.Flatten(),
          new Shaping.Reshape(List.of(-1L, 7L)),
          new Shaping.Transpose(List.of(0L, 2L, 1L)),
          new Shaping.Pad(List.of(1L, -1L), List.of(0L, 2L), 0.25),
          new Shaping.Slice(1, 0, Long.MAX_VALUE, 2),
          new Shaping.Dropout(0.5),
          new Shaping.Identity(),
          new Join.Add(),
          new Join.Sub(),
          new Join.Mul(),
          new Join.Div(),
          new Join.MatMul(),
          new Join.Concat(1),
          new Join.Constant(List.of(2L, 3L)));

  @TempDir Path folder;

  private static Network parseNode(String node) {
    return ArchitectureJson.parse("{\"inputShape\":[4,9,9],\"nodes\":[" + node + "]}");
  }

  private static Layer layer(String node) {
    return parseNode(node).nodes().get(0).layer();
  }

  private static void assertRefused(String json, String message) {
    assertThatThrownBy(() -> ArchitectureJson.parse(json))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  private static void assertNodeRefused(String node, String message) {
    assertRefused("{\"inputShape\":[4,9,9],\"nodes\":[" + node + "]}", message);
  }

  @Test
  void format_everyLayer_parsesBack() {
    assertThat(EVERY_LAYER.stream().map(Layer::type)).hasSameElementsAs(LayerFields.typeNames());
    var nodes = new ArrayList<Node>();
    for (var layer : EVERY_LAYER) {
      nodes.add(new Node("n-" + nodes.size(), layer, List.of(Network.INPUT)));
    }
    var network = new Network(List.of(4L, 9L, 9L), nodes, "n-3");
    assertThat(ArchitectureJson.parse(ArchitectureJson.format(network))).isEqualTo(network);
  }

  @Test
  void format_sequential_oneShortLineANode() {
    assertThat(ArchitectureJson.format(Networks.perceptron(List.of(1L, 2L, 2L), 8, 3)))
        .isEqualTo(
            """
            {
              "inputShape": [1, 2, 2],
              "nodes": [
                {"type":"Flatten"},
                {"type":"Linear","in":4,"out":8,"bias":true},
                {"type":"Relu"},
                {"type":"Linear","in":8,"out":3,"bias":true}
              ],
              "output": "3"
            }
            """);
  }

  @Test
  void format_windows_shortWhereSidesAgree() {
    var square = Window.square(5).withStride(2).withPadding(1);
    var network =
        Network.sequential(
            List.of(4L, 9L, 9L),
            new Pool.MaxPool2d(square, false),
            new Affine.Conv2d(4, 8, ODD, 1, true));
    assertThat(ArchitectureJson.format(network))
        .contains("\"kernel\":5,\"stride\":2,\"padding\":1,\"dilation\":1,\"ceilMode\":false")
        .contains("\"kernel\":[3,5],\"stride\":[2,1],\"padding\":[0,1,2,3],\"dilation\":[1,2]");
  }

  @Test
  void format_branches_namesAndInputsKept() {
    var nodes =
        List.of(
            new Node("a", new Activation.Relu(), List.of(Network.INPUT)),
            new Node("1", new Activation.Tanh(), List.of("a")),
            new Node("sum", new Join.Add(), List.of("a", "1")));
    var network = new Network(List.of(3L), nodes, "sum");
    assertThat(ArchitectureJson.format(network))
        .contains("{\"name\":\"a\",\"type\":\"Relu\"}")
        .contains("{\"type\":\"Tanh\"}")
        .contains("{\"name\":\"sum\",\"type\":\"Add\",\"inputs\":[\"a\",\"1\"]}");
    assertThat(ArchitectureJson.parse(ArchitectureJson.format(network))).isEqualTo(network);
  }

  @Test
  void parse_pgdMadry_namedAsPyTorchsSequential() {
    var network = ArchitectureJson.read(Vectors.file("architectures/pgd_madry.json"));
    assertThat(network.inputShape()).containsExactly(1L, 28L, 28L);
    assertThat(network.parameters().stream().map(spec -> spec.name() + spec.shape()))
        .containsExactly(
            "0.weight[16, 1, 4, 4]",
            "0.bias[16]",
            "2.weight[32, 16, 4, 4]",
            "2.bias[32]",
            "5.weight[100, 1568]",
            "5.bias[100]",
            "7.weight[10, 100]",
            "7.bias[10]");
    assertThat(network).isEqualTo(Networks.stridedCnn(List.of(1L, 28L, 28L), 16, 10));
  }

  @Test
  void parse_windowDefaults_stride1Padding0Dilation1() {
    assertThat(layer("{\"type\":\"Conv2d\",\"in\":4,\"out\":8,\"kernel\":5}"))
        .isEqualTo(new Affine.Conv2d(4, 8, Window.square(5), 1, true));
    assertThat(layer("{\"type\":\"Conv2d\",\"in\":4,\"out\":8,\"kernel\":[5,5],\"padding\":1}"))
        .isEqualTo(new Affine.Conv2d(4, 8, Window.square(5).withPadding(1), 1, true));
    assertThat(
            layer("{\"type\":\"MaxPool2d\",\"kernel\":[3,2],\"stride\":2,\"padding\":[1,0,1,0]}"))
        .isEqualTo(
            new Pool.MaxPool2d(
                new Window(new Size(3, 2), Size.square(2), new Padding(1, 0, 1, 0), Size.ONE),
                false));
    assertThat(layer("{\"type\":\"ConvTranspose2d\",\"in\":4,\"out\":8,\"kernel\":2,\"stride\":2}"))
        .isEqualTo(
            new Affine.ConvTranspose2d(4, 8, Window.square(2).withStride(2), Size.ZERO, 1, true));
    assertThat(layer("{\"type\":\"AvgPool2d\",\"kernel\":2}"))
        .isEqualTo(new Pool.AvgPool2d(Window.square(2), false, true));
  }

  @Test
  void parse_otherDefaults_pyTorchs() {
    assertThat(layer("{\"type\":\"BatchNorm\",\"channels\":4}"))
        .isEqualTo(new Norm.BatchNorm(4, 1e-5, 0.1));
    assertThat(layer("{\"type\":\"Linear\",\"in\":4,\"out\":8}"))
        .isEqualTo(new Affine.Linear(4, 8, true));
    assertThat(layer("{\"type\":\"Gelu\"}"))
        .isEqualTo(new Activation.Gelu(Activation.Approximation.NONE));
    assertThat(layer("{\"type\":\"Gelu\",\"approximation\":\"tanh\"}"))
        .isEqualTo(new Activation.Gelu(Activation.Approximation.TANH));
    assertThat(layer("{\"type\":\"Mean\",\"axes\":[2]}"))
        .isEqualTo(new Pool.Mean(List.of(2L), false));
  }

  @Test
  void parse_groupsOfGroupNorm_haveNoDefault() {
    assertNodeRefused(
        "{\"type\":\"GroupNorm\",\"channels\":4}",
        "node 0: without [groups] (expected: all fields");
  }

  @Test
  void parse_unknownType_refusedByName() {
    assertNodeRefused(
        "{\"name\":\"c\",\"type\":\"Conv9d\"}",
        "node c type: Conv9d (expected: one of [Add, AvgPool2d, BatchNorm, Clip,");
    assertNodeRefused("{\"kernel\":1}", "node 0 type:  (expected: one of");
    assertNodeRefused("{\"type\":\"Layer\"}", "node 0 type: Layer (expected: one of");
    assertNodeRefused("{\"type\":\"java.lang.Runtime\"}", "node 0 type: java.lang.Runtime (exp");
  }

  @Test
  void parse_unknownField_refusedByName() {
    assertNodeRefused(
        "{\"type\":\"Linear\",\"in\":4,\"out\":8,\"colour\":1}",
        "node 0 field: colour (expected: one of [in, out, bias])");
    assertNodeRefused(
        "{\"type\":\"Relu\",\"window\":{}}", "node 0 field: window (expected: one of [])");
    assertNodeRefused(
        "{\"type\":\"Conv2d\",\"in\":4,\"out\":8,\"window\":{\"kernel\":1}}",
        "node 0 field: window (expected: one of [in, out, kernel, stride, padding, dilation,");
    assertRefused(
        "{\"inputShape\":[4],\"nodes\":[{\"type\":\"Relu\"}],\"layers\":[]}",
        "architecture field: layers (expected: one of [inputShape, nodes, output])");
  }

  @Test
  void parse_missingField_refusedByName() {
    assertNodeRefused(
        "{\"type\":\"Linear\",\"in\":4}", "node 0: without [out] (expected: all fields");
    assertNodeRefused("{\"type\":\"MaxPool2d\"}", "node 0: without [kernel] (expected: all fields");
    assertRefused("{\"nodes\":[{\"type\":\"Relu\"}]}", "inputShape:  (expected: 1 to 8 whole");
    assertRefused("{\"inputShape\":[1]}", "nodes: MISSING (expected: a list of nodes)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'Linear','in':0,'out':8}|node 0: in: 0 (expected: > 0) (expected: what Linear",
        "{'type':'Linear','in':4.5,'out':8}|node 0: Cannot coerce Floating-point value (4.5)",
        "{'type':'Linear','in':'4','out':8}|node 0: Cannot coerce String value",
        "{'type':'Linear','in':null,'out':8}|node 0: ",
        "{'type':'Linear','in':99999999999,'out':8}|node 0: Numeric value (99999999999) out of",
        "{'type':'Linear','in':4,'out':8,'bias':1}|node 0: Cannot coerce Integer value (1)",
        "{'type':'Dropout','probability':1}|node 0: probability: 1.0 (expected: 0 <= p < 1)",
        "{'type':'Elementwise','function':'system'}|node 0: Cannot deserialize value of type",
        "{'type':'Elementwise','function':3}|node 0: Cannot deserialize value of type",
        "{'type':'Conv2d','in':4,'out':8,'kernel':0}|node 0: window.kernel: 0 (expected: > 0)",
        "{'type':'Conv2d','in':4,'out':8,'kernel':-3}|node 0: Cannot deserialize value of type",
        "{'type':'Conv2d','in':4,'out':8,'kernel':4097}|node 0: Cannot deserialize value of",
        "{'type':'Conv2d','in':4,'out':8,'kernel':[1,2,3]}|node 0: Cannot deserialize value of",
        "{'type':'Conv2d','in':4,'out':8,'kernel':1.5}|node 0: ",
        "{'type':'Conv2d','in':4,'out':8,'kernel':{}}|node 0: Cannot deserialize value of type",
        "{'type':'Conv2d','in':4,'out':8,'kernel':1,'padding':[1,1]}|node 0: Cannot deserialize",
        "{'type':'Conv2d','in':4,'out':7,'kernel':1,'groups':2}|node 0: groups: 2 (expected: a",
        "{'type':'Reshape','shape':[null]}|node 0: ",
        "{'type':'Softmax','axis':0}|node 0: axis: 0 (expected: > 0)",
        "'Relu'|node 0: STRING (expected: a JSON object)"
      })
  void parse_fieldOfAnotherKindOrRange_refused(String node, String message) {
    assertNodeRefused(node.replace('\'', '"'), message);
  }

  @Test
  void parse_namesThatAreNoNames_refused() {
    assertNodeRefused(
        "{\"name\":\"\",\"type\":\"Relu\"}", "node 0 name: \"\" (expected: a printable");
    assertNodeRefused("{\"name\":7,\"type\":\"Relu\"}", "node 0 name: 7 (expected: a printable");
    assertNodeRefused(
        "{\"name\":\"a\\nb\",\"type\":\"Relu\"}", "node 0 name: \"a\\nb\" (expected:");
    assertNodeRefused(
        "{\"name\":\"" + "a".repeat(257) + "\",\"type\":\"Relu\"}", "node 0 name: \"aaa");
    assertNodeRefused(
        "{\"type\":\"Relu\",\"inputs\":\"a\"}", "node 0 inputs: STRING (expected: a list");
  }

  @Test
  void parse_graphThatIsNone_refused() {
    assertNodeRefused(
        "{\"type\":\"Relu\",\"inputs\":[\"later\"]}",
        "architecture: node 0: later (expected: the name of an earlier node)");
    assertNodeRefused(
        "{\"name\":\"a\",\"type\":\"Relu\"},{\"name\":\"a\",\"type\":\"Relu\"}",
        "architecture: node: a (expected: a name used once)");
    assertRefused(
        "{\"inputShape\":[4],\"nodes\":[{\"type\":\"Relu\"}],\"output\":\"x\"}",
        "architecture: output: x (expected: the name of a node)");
    assertRefused("{\"inputShape\":[4],\"nodes\":[]}", "nodes: ARRAY (expected: a list of nodes)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[0]",
        "[-1]",
        "[1.5]",
        "[\"1\"]",
        "[1,1,1,1,1,1,1,1,1]",
        "[2147483647,2147483647]",
        "[16777217]",
        "[99999999999999999999]",
        "{}",
        "5"
      })
  void parse_inputShapeThatIsNone_refused(String shape) {
    assertRefused(
        "{\"inputShape\":" + shape + ",\"nodes\":[{\"type\":\"Relu\"}]}", "inputShape: " + shape);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}{}",
        "{\"inputShape\":[1],\"inputShape\":[2],\"nodes\":[]}",
        "{\"nodes\":[{\"type\":\"Relu\",\"type\":\"Tanh\"}],\"inputShape\":[1]}",
        "{'inputShape':[1]}",
        "{\"inputShape\":[1],\"nodes\":[{\"type\":\"Elu\",\"alpha\":NaN}]}"
      })
  void parse_notOneStrictJsonObject_refused(String json) {
    assertRefused(json, "architecture: ");
  }

  @Test
  void parse_nestedDeeply_refused() {
    assertRefused("{\"inputShape\":" + "[".repeat(100_000), "architecture: Document nesting depth");
  }

  @Test
  void write_thenRead_same() {
    var network = Networks.smallCnn(List.of(1L, 28L, 28L), 4, 10);
    var file = folder.resolve("a.json");
    ArchitectureJson.write(network, file);
    assertThat(ArchitectureJson.read(file)).isEqualTo(network);
  }

  @Test
  void read_absentTooLongOrNotUtf8_refused() throws IOException {
    assertThatThrownBy(() -> ArchitectureJson.read(folder.resolve("none.json")))
        .isInstanceOf(StorageException.class);
    var large = Files.write(folder.resolve("large.json"), new byte[(16 << 20) + 1]);
    assertThatThrownBy(() -> ArchitectureJson.read(large))
        .hasMessage("architecture: 16777217 bytes (expected: at most 16777216)");
    var latin = Files.write(folder.resolve("latin.json"), new byte[] {'{', (byte) 0xe9});
    assertThatThrownBy(() -> ArchitectureJson.read(latin))
        .hasMessage("architecture: broken bytes (expected: UTF-8)");
  }
}
