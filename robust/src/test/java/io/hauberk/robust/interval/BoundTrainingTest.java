package io.hauberk.robust.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Hardening;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.certify.Bounding;
import io.hauberk.robust.certify.Certificate;
import io.hauberk.robust.certify.CertifiedRun;
import io.hauberk.robust.certify.Verifier;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Activation.Tanh;
import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Join.Add;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm.BatchNorm;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.layer.Window;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.network.Node;
import io.hauberk.tensor.train.CrossEntropy;
import io.hauberk.tensor.train.Objective;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Schedule;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class BoundTrainingTest {

  private static final Randomness SEED = new Randomness(4);

  /** A skip around a convolution whose stride leaves a pixel over. */
  private static Network branched() {
    var narrow = Window.square(2).withStride(2);
    return new Network(
        List.of(1L, 7L, 7L),
        List.of(
            new Node("a", new Conv2d(1, 3, Window.square(3).withPadding(1), 1, true), of("input")),
            new Node("b", new Relu(), of("a")),
            new Node("c", new Conv2d(3, 3, Window.square(3).withPadding(1), 3, false), of("b")),
            new Node("d", new Add(), of("b", "c")),
            new Node("e", new Relu(), of("d")),
            new Node("f", new Conv2d(3, 4, narrow, 1, true), of("e")),
            new Node("g", new Flatten(), of("f")),
            new Node("h", new Linear(36, 5, true), of("g"))),
        "h");
  }

  private static List<String> of(String... names) {
    return List.of(names);
  }

  private static Batch batch(Network network, int size) {
    var shape = new long[network.inputShape().size() + 1];
    shape[0] = size;
    int values = size;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = network.inputShape().get(i - 1);
      values = Math.multiplyExact(values, Math.toIntExact(shape[i]));
    }
    var all = new float[values];
    SEED.stream(9, 9).fillUniform(all, 0, 1);
    var labels = new long[size];
    var ids = new long[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i % 5;
      ids[i] = i;
    }
    return new Batch(Tensors.of(all, shape), Tensors.of(labels, size), ids);
  }

  private static Budget linf(double epsilon) {
    return new Budget(LpNorm.LINF, epsilon);
  }

  /** The least of the margins that the worst logits stand for. */
  private static double[] margins(Tensor worst, Batch batch) {
    var values = Tensors.floats(worst);
    var labels = Tensors.longs(batch.labels());
    var least = new double[labels.length];
    int classes = values.length / labels.length;
    for (int i = 0; i < least.length; i++) {
      least[i] = Double.POSITIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        least[i] = k == labels[i] ? least[i] : Math.min(least[i], -values[i * classes + k]);
      }
    }
    return least;
  }

  private static double[] proven(Model model, Batch batch, Bounding bounding) {
    try (var verifier = new Verifier(model, bounding)) {
      return verifier.certify(batch, linf(0.05)).stream()
          .mapToDouble(Certificate::margin)
          .toArray();
    }
  }

  @Test
  void worstLogits_lines_areTheVerifiersMargins() {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var model = Model.initial(branched(), SEED)) {
      var batch = batch(branched(), 12);
      var proven = proven(model, batch, Bounding.CROWN_IBP);
      var plain = proven(model, batch, Bounding.IBP);
      var byLines = margins(lines(model, batch), batch);
      for (int i = 0; i < proven.length; i++) {
        assertThat(byLines[i]).isLessThanOrEqualTo(proven[i] + 1e-4);
        if (proven[i] > plain[i] + 1e-3) {
          assertThat(byLines[i]).isCloseTo(proven[i], within(1e-3));
        }
      }
    }
  }

  /** Intervals with the last layer merged are at least as tight as those of the logits. */
  @Test
  void worstLogits_intervals_atLeastTheVerifiersAndSound() {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var model = Model.initial(branched(), SEED)) {
      var batch = batch(branched(), 12);
      var own = new BoundTraining(linf(0.05), Bound.IBP, 0.5, 0);
      var margins = margins(own.worstLogits(model, batch, 1), batch);
      var proven = proven(model, batch, Bounding.IBP);
      var met = leastMet(model, batch);
      for (int i = 0; i < margins.length; i++) {
        assertThat(margins[i]).isBetween(proven[i] - 1e-4, met[i] + 1e-4);
      }
    }
  }

  /** The least margins of a hundred corners of the ball. */
  private static double[] leastMet(Model model, Batch batch) {
    var least = new double[batch.size()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    var noise = new float[Math.toIntExact(batch.inputs().numel())];
    for (int corner = 0; corner < 100; corner++) {
      SEED.stream(corner, 3).fillUniform(noise, -1, 1);
      for (int i = 0; i < noise.length; i++) {
        noise[i] = noise[i] > 0 ? 0.05f : -0.05f;
      }
      var moved = Tensors.of(noise, Tensors.shape(batch.inputs())).add(batch.inputs());
      var logits = model.logits(moved.clamp(Tensors.optional(0), Tensors.optional(1)));
      var own = logits.gather(1, batch.labels().unsqueeze(1));
      var margins = margins(logits.sub(own), batch);
      for (int i = 0; i < least.length; i++) {
        least[i] = Math.min(least[i], margins[i]);
      }
    }
    return least;
  }

  /** At the start of the ramp the bound is by lines alone; here with the epsilon of its end. */
  private static Tensor lines(Model model, Batch batch) {
    var start = new BoundTraining(linf(0.05 / 1e-6), Bound.CROWN_IBP, 0, 0);
    return start.worstLogits(model, batch, 1e-6);
  }

  @Test
  void loss_wholeRamp_movesFromCleanToBound() {
    try (var scope = TensorScope.open();
        var model = Model.initial(branched(), SEED)) {
      var batch = batch(branched(), 8);
      var training = new BoundTraining(linf(0.05), Bound.IBP, 0, 1_000_000);
      var clean = torch.cross_entropy(model.logits(batch.inputs()), batch.labels());
      assertThat(training.loss(model, batch, 0).mean().item_double())
          .isCloseTo(clean.item_double(), within(1e-4));
      assertThat(training.loss(model, batch, 1_000_000).mean().item_double())
          .isGreaterThan(clean.item_double());
    }
  }

  @Test
  void train_ibpOnGlyphs_certifiesWhatPlainTrainingDoesNot() {
    var budget = linf(0.05);
    double plain = certified(new CrossEntropy(), model -> {});
    double ibp = certified(Hardening.IBP.objective(budget, 3, 60), m -> Hardening.IBP.start(m, 3));
    double crown = certified(Hardening.CROWN_IBP.objective(budget, 3, 60), model -> {});
    assertThat(ibp).isGreaterThan(plain + 0.1);
    assertThat(crown).isGreaterThan(plain + 0.1);
  }

  private static double certified(Objective objective, Consumer<Model> start) {
    try (var train = glyphs(Split.TRAIN, 1000);
        var test = glyphs(Split.TEST, 200);
        var model = Model.initial(Networks.perceptron(List.of(1L, 28L, 28L), 64, 10), SEED)) {
      start.accept(model);
      var plan =
          TrainingPlan.of(8, 3)
              .withBatchSize(50)
              .withOptimizer(new Optimizer.Adam(2e-3), new Schedule.Cosine());
      new Trainer(plan, objective, Progress.none()).train(model, train);
      try (var verifier = new Verifier(model, Bounding.CROWN_IBP)) {
        var run = new CertifiedRun(LpNorm.LINF, List.of(0.05), 100);
        return run.curve(verifier, test, Progress.none()).certifiedAccuracy();
      }
    }
  }

  private static DataSet glyphs(Split split, int count) {
    return DataSets.open("glyphs", split, ReadOptions.DEFAULT.withLimit(count));
  }

  @Test
  void loss_layerWithoutBounds_namedWithItsNode() {
    assertRefused(new BatchNorm(3, 1e-5, 0.1), "node 1: BatchNorm");
    assertRefused(new Tanh(), "node 1: Tanh");
  }

  private static void assertRefused(Layer layer, String message) {
    var network =
        Network.sequential(
            List.of(1L, 4L, 4L),
            new Conv2d(1, 3, Window.square(3), 1, true),
            layer,
            new Flatten(),
            new Linear(12, 5, true));
    try (var scope = TensorScope.open();
        var model = Model.initial(network, SEED)) {
      var training = new BoundTraining(linf(0.1), Bound.IBP, 0.5, 0);
      assertThatThrownBy(() -> training.loss(model, batch(network, 5), 0))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith(message);
    }
  }

  @Test
  void training_badParameters_refused() {
    assertThatThrownBy(() -> new BoundTraining(new Budget(LpNorm.L2, 1), Bound.IBP, 0.5, 0))
        .hasMessageStartingWith("norm: L2");
    assertThatThrownBy(() -> new BoundTraining(linf(0.1), Bound.IBP, 1.5, 0))
        .hasMessageStartingWith("cleanShare: 1.5");
    assertThatThrownBy(() -> new BoundTraining(linf(0.1), Bound.IBP, 0.5, -1))
        .hasMessageStartingWith("rampSteps: -1");
  }
}
