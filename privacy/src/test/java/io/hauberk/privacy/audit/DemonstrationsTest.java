package io.hauberk.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.network.Pass;
import io.hauberk.tensor.train.CrossEntropy;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Schedule;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** What is told without private training: each attack on a model that it must work on. */
class DemonstrationsTest {

  @Test
  void exposure_byHand_isBitsOfTheRank() {
    var others = IntStream.range(0, 1023).mapToDouble(i -> i).toArray();
    assertThat(Exposure.bits(-1, others)).isCloseTo(10, within(1e-12));
    assertThat(Exposure.bits(510.5, others)).isCloseTo(1, within(1e-12));
    assertThat(Exposure.bits(5000, others)).isZero();
    assertThat(Exposure.bits(0, new double[] {0})).isZero(); // a tie is no lead
  }

  @Test
  void exposure_noOthersOrNaN_isRefused() {
    assertThatThrownBy(() -> Exposure.bits(0, new double[0]))
        .hasMessage("others: 0 (expected: 1 or more)");
    assertThatThrownBy(() -> Exposure.bits(Double.NaN, new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Exposure.bits(0, new double[] {Double.NaN})).isZero();
  }

  /** The first layer's gradient of one sample is that sample, to rounding. */
  @Test
  void gradientLeakage_ofOneSample_isTheSample() {
    var sample = new float[50];
    new Randomness(1).stream(0, 0).fillUniform(sample, 0, 1);
    try (var scope = TensorScope.open();
        var model = Model.initial(Networks.perceptron(List.of(50L), 16, 3), new Randomness(2))) {
      var names = List.of("1.weight", "1.bias");
      var weights =
          new TensorVector(
              model.weights().get(names.get(0)).requires_grad_(true),
              model.weights().get(names.get(1)).requires_grad_(true));
      var logits = model.forward(Tensors.of(sample, 1, 50), Pass.EVALUATION);
      var loss = torch.cross_entropy(logits, Tensors.of(new long[] {1}, 1));
      var gradients = torch.grad(new TensorVector(loss), weights);
      var read = GradientLeakage.candidates(gradients.get(0), gradients.get(1));
      assertThat(read).isNotEmpty();
      for (int i = 0; i < sample.length; i++) {
        assertThat(read.get(0)[i]).isCloseTo(sample[i], Offset.offset(1e-5f));
      }
    }
  }

  @Test
  void gradientLeakage_nothingMovedOrOddShapes_isRefused() {
    try (var scope = TensorScope.open()) {
      var zeros = Tensors.of(new float[2], 2);
      var rows = Tensors.of(new float[6], 2, 3);
      assertThatThrownBy(() -> GradientLeakage.candidates(rows, zeros))
          .hasMessage("bias gradient: all zero (expected: a unit that moved)");
      assertThatThrownBy(() -> GradientLeakage.candidates(rows, Tensors.of(new float[4], 4)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Labels that are the hidden feature, half of them: a model of them gives it back. */
  @Test
  void attributeInference_ofAFeatureThatDecides_isMostlyRight() {
    var stream = new Randomness(3).stream(0, 0);
    int size = 200;
    var inputs = new float[size * 3];
    var labels = new long[size];
    for (int i = 0; i < size; i++) {
      int hidden = stream.nextInt(2);
      inputs[3 * i] = hidden;
      inputs[3 * i + 1] = (float) stream.nextGaussian();
      inputs[3 * i + 2] = (float) stream.nextGaussian();
      labels[i] = stream.nextInt(10) == 0 ? 1 - hidden : hidden;
    }
    var about = new DataSet.About("people", List.of("no", "yes"), List.of());
    try (var scope = TensorScope.open();
        var data = DataSet.of(about, Tensors.of(inputs, size, 3), Tensors.of(labels, size));
        var model = trained(Network.sequential(List.of(3L), new Linear(3, 2, true)), data)) {
      var attack = new AttributeInference(0, new float[] {0, 1}, new double[] {0.5, 0.5});
      int[] guesses = attack.guess(model, data.all());
      long right = IntStream.range(0, size).filter(i -> guesses[i] == inputs[3 * i]).count();
      assertThat(right).isGreaterThan(160);
      var beyond = new AttributeInference(3, new float[] {0, 1}, new double[] {0.5, 0.5});
      assertThatThrownBy(() -> beyond.guess(model, data.all()))
          .hasMessage("column: 3 (expected: below 3)");
    }
  }

  @Test
  void attributeInference_badShares_areRefused() {
    assertThatThrownBy(() -> new AttributeInference(0, new float[] {0, 1}, new double[] {1}))
        .hasMessage("shares: 1 (expected: 2, one a value)");
    assertThatThrownBy(() -> new AttributeInference(0, new float[] {0, 1}, new double[] {1, 0}))
        .hasMessage("share: 0.0 (expected: above 0, at most 1)");
  }

  /** Two classes, each around a face of its own: what comes out is nearer its own face. */
  @Test
  void modelInversion_ofTwoFaces_findsEach() {
    var faces = new float[2][40];
    new Randomness(4).stream(0, 0).fillUniform(faces[0], 0, 1);
    new Randomness(5).stream(0, 0).fillUniform(faces[1], 0, 1);
    var stream = new Randomness(6).stream(0, 0);
    int size = 100;
    var inputs = new float[size * 40];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = faces[i / 40 % 2][i % 40] + 0.1f * (float) stream.nextGaussian();
    }
    var labels = IntStream.range(0, size).mapToLong(i -> i % 2).toArray();
    var about = new DataSet.About("faces", List.of("one", "two"), List.of());
    try (var scope = TensorScope.open();
        var data = DataSet.of(about, Tensors.of(inputs, size, 40), Tensors.of(labels, size));
        var model = trained(Network.sequential(List.of(40L), new Linear(40, 2, true)), data)) {
      for (int face = 0; face < 2; face++) {
        var found = Tensors.floats(new ModelInversion(50, 0.05).invert(model, face, 40));
        assertThat(distance(found, faces[face])).isLessThan(distance(found, faces[1 - face]));
        for (float value : found) {
          assertThat(value).isBetween(0f, 1f);
        }
      }
      assertThatThrownBy(() -> new ModelInversion(1, 0.1).invert(model, 2, 40))
          .hasMessage("label: 2 (expected: 0 to 1)");
    }
  }

  private static double distance(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum();
  }

  private static Model trained(Network network, DataSet data) {
    var model = Model.initial(network, new Randomness(1));
    var plan =
        TrainingPlan.of(20, 1)
            .withBatchSize(20)
            .withOptimizer(new Optimizer.Adam(0.05), new Schedule.Constant());
    new Trainer(plan, new CrossEntropy(), Progress.none()).train(model, data);
    return model;
  }
}
