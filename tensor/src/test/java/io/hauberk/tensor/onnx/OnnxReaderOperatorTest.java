package io.hauberk.tensor.onnx;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One operator after another: what ONNX Runtime makes of the same bytes. */
class OnnxReaderOperatorTest {

  static List<OperatorCases.Case> cases() {
    return OperatorCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void read_operator_onnxRuntimeAgrees(OperatorCases.Case operator) {
    try (var scope = TensorScope.open();
        var model = OnnxReader.read(operator.model().toByteString(), Path.of("."))) {
      for (int batch : new int[] {1, 4}) {
        var x = input(model.network().inputShape(), batch);
        var expected = OnnxRuntime.run(operator.model().toByteArray(), x);
        OnnxRuntime.assertClose(Tensors.floats(model.logits(x)), expected);
      }
    }
  }

  private static Tensor input(List<Long> sample, long batch) {
    var shape = new ArrayList<>(List.of(batch));
    shape.addAll(sample);
    var values = new float[(int) (long) shape.stream().reduce(1L, (a, b) -> a * b)];
    new Randomness(9).stream(batch, 0).fillUniform(values, -2, 2);
    return Tensors.of(values, Axes.array(shape));
  }
}
