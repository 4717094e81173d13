package io.hauberk.privacy.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clipped sum without noise beside that of Opacus: same weights, same batch. */
class OpacusVectorTest {

  private static final int SAMPLES = 16;
  private static final double TOLERANCE = 1e-5;

  /** The clipping norms are the middle ones of the samples', where Opacus was given them. */
  @ParameterizedTest
  @CsvSource({"MNIST_CNN, 1", "CIFAR_CNN, 32", "MLP, 90", "SCATTER_LINEAR, 46"})
  void of_anyNetwork_isOpacussClippedSum(StepCost.Case which, double clip) throws IOException {
    try (var scope = TensorScope.open();
        var model = Model.initial(which.network(), new Randomness(1))) {
      fill(model);
      var batch = batch(which.network().inputShape());
      var found = Tensors.floats(new ClippedSum(model, Clipping.flat(clip)).of(batch));
      var lines = lines(which.name());
      assertThat(lines).hasSizeGreaterThan(200);
      double scale = largest(found);
      for (var line : lines) {
        assertThat((double) found[(int) line[0]])
            .as("component %s", line[0])
            .isCloseTo(line[1], Offset.offset(TOLERANCE * scale));
      }
    }
  }

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static void fill(Model model) {
    int place = 0;
    for (var name : model.learned()) {
      int p = place++;
      var weight = model.weights().get(name);
      var values = values((int) weight.numel(), k -> 0.1 * Math.sin(0.1 * k * k + p));
      weight.copy_(Tensors.of(values, Tensors.shape(weight)));
    }
  }

  private static Batch batch(List<Long> sampleShape) {
    var shape = LongStream.concat(LongStream.of(SAMPLES), sampleShape.stream().mapToLong(x -> x));
    var extents = shape.toArray();
    int count = (int) LongStream.of(extents).reduce(1, (x, y) -> x * y);
    var inputs = values(count, i -> 0.5 + 0.5 * Math.sin(0.013 * i));
    var ids = LongStream.range(0, SAMPLES).toArray();
    var labels = LongStream.range(0, SAMPLES).map(i -> i % 10).toArray();
    return new Batch(Tensors.of(inputs, extents), Tensors.of(labels, SAMPLES), ids);
  }

  private static float[] values(int count, IntToDoubleFunction value) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return values;
  }

  private static List<double[]> lines(String network) throws IOException {
    try (var in =
        Objects.requireNonNull(
            OpacusVectorTest.class.getResourceAsStream("/vectors/opacus/clipped-sum.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(",", -1))
          .filter(cells -> cells[0].equals(network))
          .map(cells -> new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[2])})
          .toList();
    }
  }
}
