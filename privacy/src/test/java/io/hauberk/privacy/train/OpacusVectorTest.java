package io.hauberk.privacy.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Activation.Tanh;
import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Pool.MaxPool2d;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.layer.Window;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The clipped sum without noise beside that of Opacus, same weights and batch. */
class OpacusVectorTest {

  private static final int SAMPLES = 16;
  private static final double TOLERANCE = 1e-5;

  @Test
  void of_mnistCnn_isOpacussClippedSum() throws IOException {
    try (var scope = TensorScope.open();
        var model = Model.initial(network(), new Randomness(1))) {
      fill(model);
      var found = Tensors.floats(new ClippedSum(model, Clipping.flat(1)).of(batch()));
      assertThat(found).hasSize(26_010);
      var lines = lines();
      double scale = lines.stream().mapToDouble(line -> Math.abs(line[1])).max().orElseThrow();
      for (var line : lines) {
        assertThat((double) found[(int) line[0]])
            .as("component %s", line[0])
            .isCloseTo(line[1], Offset.offset(TOLERANCE * scale));
      }
    }
  }

  private static Network network() {
    var pool = new MaxPool2d(Window.square(2), false);
    return Network.sequential(
        List.of(1L, 28L, 28L),
        new Conv2d(1, 16, Window.square(8).withStride(2).withPadding(2), 1, true),
        new Tanh(),
        pool,
        new Conv2d(16, 32, Window.square(4).withStride(2), 1, true),
        new Tanh(),
        pool,
        new Flatten(),
        new Linear(512, 32, true),
        new Tanh(),
        new Linear(32, 10, true));
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

  private static Batch batch() {
    var inputs = values(SAMPLES * 784, i -> 0.5 + 0.5 * Math.sin(0.013 * i));
    var ids = LongStream.range(0, SAMPLES).toArray();
    var labels = LongStream.range(0, SAMPLES).map(i -> i % 10).toArray();
    return new Batch(Tensors.of(inputs, SAMPLES, 1, 28, 28), Tensors.of(labels, SAMPLES), ids);
  }

  private static float[] values(int count, IntToDoubleFunction value) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return values;
  }

  private static List<double[]> lines() throws IOException {
    try (var in =
        Objects.requireNonNull(
            OpacusVectorTest.class.getResourceAsStream("/vectors/opacus/clipped-sum.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(cells -> new double[] {Double.parseDouble(cells[0]), Double.parseDouble(cells[1])})
          .toList();
    }
  }
}
