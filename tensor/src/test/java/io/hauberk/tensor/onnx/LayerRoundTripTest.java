package io.hauberk.tensor.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Affine.Embedding;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.ParameterSpec;
import io.hauberk.tensor.network.Shapes;
import io.hauberk.tensor.network.Weights;
import io.hauberk.tensor.onnx.Value.Computed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer of the algebra, written as ONNX: what ONNX Runtime and the reader make of it. */
class LayerRoundTripTest {

  private static final Randomness SEED = new Randomness(20);

  @TempDir private Path folder;

  static List<LayerCases.Case> cases() {
    return LayerCases.all();
  }

  @Test
  void cases_everyLayerOfTheAlgebra_covered() {
    var covered = LayerCases.all().stream().map(c -> c.layer().getClass());
    assertThat(covered.collect(Collectors.toSet())).isEqualTo(LayerCases.layers());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void write_layer_onnxRuntimeAgrees(LayerCases.Case layer) throws IOException {
    try (var scope = TensorScope.open();
        var model = model(layer.network())) {
      var file = folder.resolve("layer.onnx");
      OnnxWriter.write(model, file);
      for (int batch : new int[] {1, 3}) {
        var x = input(layer, batch);
        OnnxRuntime.assertClose(
            OnnxRuntime.run(Files.readAllBytes(file), x), Tensors.floats(model.logits(x)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void read_writtenLayer_sameLogitsAndGradients(LayerCases.Case layer) {
    try (var scope = TensorScope.open();
        var model = model(layer.network())) {
      var file = folder.resolve("layer.onnx");
      OnnxWriter.write(model, file);
      try (var read = OnnxReader.read(file)) {
        var x = input(layer, 3);
        OnnxRuntime.assertClose(Tensors.floats(read.logits(x)), Tensors.floats(model.logits(x)));
        OnnxRuntime.assertClose(gradient(read, x), gradient(model, x));
        assertThat(Tensors.floats(read.logits(input(layer, 1)))).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void extents_layer_thoseOfLibtorch(LayerCases.Case layer) {
    var libtorch = Shapes.of(layer.network());
    var known = new LinkedHashMap<String, Computed>();
    var draft = new Draft(new Limits(1 << 20));
    known.put(Network.INPUT, draft.input(layer.network().inputShape()));
    for (var node : layer.network().nodes()) {
      var inputs = node.inputs().stream().map(known::get).toList();
      var value = draft.emit(node.name(), node.layer(), Map.of(), inputs);
      known.put(node.name(), value);
      var sample = node.inputs().isEmpty() ? value.shape() : value.sample();
      assertThat(sample).as(node.name()).isEqualTo(libtorch.get(node.name()));
    }
  }

  private static Model model(Network network) {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    for (var spec : network.parameters()) {
      weights.put(spec.name(), weight(spec, weights.size()));
    }
    return new Model(network, Weights.of(weights));
  }

  private static Tensor weight(ParameterSpec spec, int index) {
    var shape = spec.shape().stream().mapToLong(Long::longValue).toArray();
    var values = new float[(int) LongStream.of(shape).reduce(1, (a, b) -> a * b)];
    boolean positive = spec.role() == ParameterSpec.Role.RUNNING_VARIANCE;
    SEED.stream(1, index).fillUniform(values, positive ? 0.5f : -1, 1.5f);
    return Tensors.of(values, shape);
  }

  private static Tensor input(LayerCases.Case layer, int batch) {
    var shape = new ArrayList<>(List.of((long) batch));
    shape.addAll(layer.network().inputShape());
    var values = new float[(int) (long) shape.stream().reduce(1L, (a, b) -> a * b)];
    float high = layer.layer() instanceof Embedding table ? table.entries() : 2;
    SEED.stream(2, batch).fillUniform(values, (float) layer.low(), high);
    var x = Tensors.of(values, Axes.array(shape));
    return layer.layer() instanceof Embedding ? x.floor() : x;
  }

  /** Of a weighted sum, so that no layer's gradient vanishes. */
  private static float[] gradient(Model model, Tensor input) {
    var x = input.detach().requires_grad_(true);
    var y = model.logits(x);
    if (!y.requires_grad()) {
      return new float[0];
    }
    var factors = torch.arange(new Scalar(y.numel())).reshape(y.sizes());
    var sum = new TensorVector(y.mul(factors.cos()).sum());
    var none = new TensorVector();
    var keep = new BoolOptional();
    var gradient = torch.grad(sum, new TensorVector(x), none, keep, false, true).get(0);
    return gradient.defined() ? Tensors.floats(gradient) : new float[0];
  }
}
