package io.hauberk.robust.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.HauberkException;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.robust.Linear;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.Pgd;
import io.hauberk.robust.RandomStart;
import io.hauberk.robust.Views;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import io.hauberk.tensor.layer.Activation;
import io.hauberk.tensor.layer.Affine;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.train.CrossEntropy;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerifierTest {

  /** The networks by name. */
  enum Net {
    PLANE,
    POOLED,
    RESIDUAL;

    Model model() {
      return switch (this) {
        case PLANE -> Nets.plane();
        case POOLED -> Nets.pooled();
        case RESIDUAL -> Nets.residual();
      };
    }
  }

  private static final int POINTS = 1500;

  private static Batch drawn(Model model, int count) {
    var shape = model.network().inputShape();
    int values = Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    var all = new float[count * values];
    new Randomness(2).stream(0, 0).fillUniform(all, 0.05f, 0.95f);
    var full = new long[shape.size() + 1];
    full[0] = count;
    for (int i = 0; i < shape.size(); i++) {
      full[i + 1] = shape.get(i);
    }
    var inputs = Tensors.of(all, full);
    return new Batch(
        inputs, model.labels(inputs), IntStream.range(0, count).asLongStream().toArray());
  }

  private static double[] margins(Model model, Bounding bounding, Batch batch, Budget budget) {
    try (var verifier = new Verifier(model, bounding)) {
      return verifier.certify(batch, budget).stream().mapToDouble(Certificate::margin).toArray();
    }
  }

  /** Many points of the region around one sample: spread over it, and the corners of its box. */
  private static Tensor points(Batch one, Budget budget) {
    var copies = new Batch(one.inputs().expand(points(one)), labels(one), ids());
    var inside = new RandomStart(new Randomness(8), 0).draw(copies, budget);
    var far = inside.sub(one.inputs()).sign().mul(new Scalar(budget.epsilon() * 1.5));
    var edge = budget.nearest(copies.inputs(), copies.inputs().add(far));
    return torch.cat(new TensorVector(inside, edge), 0);
  }

  private static long[] points(Batch one) {
    var shape = Tensors.shape(one.inputs());
    shape[0] = POINTS;
    return shape;
  }

  private static Tensor labels(Batch one) {
    return one.labels().expand(POINTS);
  }

  private static long[] ids() {
    return IntStream.range(0, POINTS).asLongStream().toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "PLANE,LINF,0.1",
    "PLANE,L2,0.1",
    "PLANE,L1,0.15",
    "POOLED,LINF,0.03",
    "POOLED,L2,0.2",
    "POOLED,L1,0.5",
    "RESIDUAL,LINF,0.03",
    "RESIDUAL,L2,0.1",
    "RESIDUAL,L1,0.2"
  })
  void certify_tinyNetworks_everyPointWithinBounds(Net net, LpNorm norm, double epsilon) {
    var budget = new Budget(norm, epsilon);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var model = net.model()) {
      var batch = drawn(model, 6);
      var seen = new double[batch.size()];
      for (int i = 0; i < seen.length; i++) {
        var one = batch.select(new long[] {i});
        seen[i] = least(model, one, points(one, budget));
      }
      for (var bounding : Bounding.values()) {
        var margins = margins(model, bounding, batch, budget);
        for (int i = 0; i < margins.length; i++) {
          assertThat(margins[i]).as("%s, %d", bounding, i).isBetween(-1000.0, seen[i]);
        }
      }
    }
  }

  /** The smallest margin over points. */
  private static double least(Model model, Batch one, Tensor points) {
    int label = (int) Tensors.longs(one.labels())[0];
    var logits = Doubles.of(model.logits(points));
    int classes = 3;
    double least = Double.POSITIVE_INFINITY;
    for (int row = 0; row < logits.length / classes; row++) {
      for (int j = 0; j < classes; j++) {
        double margin = logits[row * classes + label] - logits[row * classes + j];
        least = j == label ? least : Math.min(least, margin);
      }
    }
    return least;
  }

  @ParameterizedTest
  @EnumSource(Net.class)
  void logits_everyPointWithinIntervals(Net net) {
    var budget = new Budget(LpNorm.LINF, 0.05);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var model = net.model()) {
      var one = drawn(model, 1);
      var seen = model.logits(points(one, budget));
      for (var bounding : Bounding.values()) {
        try (var verifier = new Verifier(model, bounding)) {
          var bounds = verifier.logits(one.inputs(), budget);
          assertThat(seen.ge(bounds.low()).all().item_bool()).isTrue();
          assertThat(seen.le(bounds.high()).all().item_bool()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PLANE", "RESIDUAL"})
  void certify_dearerBounding_tighter(Net net) {
    var budget = new Budget(LpNorm.LINF, 0.05);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var model = net.model()) {
      var batch = drawn(model, 20);
      double ibp = Arrays.stream(margins(model, Bounding.IBP, batch, budget)).sum();
      double mixed = Arrays.stream(margins(model, Bounding.CROWN_IBP, batch, budget)).sum();
      double crown = Arrays.stream(margins(model, Bounding.CROWN, batch, budget)).sum();
      assertThat(ibp).isLessThan(mixed);
      assertThat(mixed).isLessThan(crown);
    }
  }

  @ParameterizedTest
  @EnumSource(Net.class)
  void certify_crownIbp_neverLooserThanIbp(Net net) {
    var budget = new Budget(LpNorm.LINF, 0.05);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var model = net.model()) {
      var batch = drawn(model, 20);
      var loose = margins(model, Bounding.IBP, batch, budget);
      var tight = margins(model, Bounding.CROWN_IBP, batch, budget);
      for (int i = 0; i < loose.length; i++) {
        assertThat(tight[i]).isGreaterThanOrEqualTo(loose[i]);
      }
    }
  }

  /** Every bound of the search begins with CROWN's. */
  @ParameterizedTest
  @CsvSource({
    "PLANE,LINF,0.1",
    "PLANE,L1,0.15",
    "POOLED,LINF,0.03",
    "POOLED,L2,0.2",
    "RESIDUAL,LINF,0.03"
  })
  void certify_alphaCrown_neverLooserThanCrown(Net net, LpNorm norm, double epsilon) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var model = net.model()) {
      assertNeverLooser(model, drawn(model, 12), new Budget(norm, epsilon), 0);
    }
  }

  /** Random weights over a wide ball: many values whose sign is open, and so slopes to choose. */
  @ParameterizedTest
  @CsvSource({"LINF,0.3", "L2,0.6", "L1,1"})
  void certify_alphaCrownOpenSigns_tighterAndSound(LpNorm norm, double epsilon) {
    var budget = new Budget(norm, epsilon);
    var network =
        Network.sequential(
            List.of(4L),
            new Affine.Linear(4, 16, true),
            new Activation.Relu(),
            new Affine.Linear(16, 16, true),
            new Activation.Relu(),
            new Affine.Linear(16, 3, true));
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var model = Model.initial(network, new Randomness(3))) {
      var batch = drawn(model, 6);
      var tight = assertNeverLooser(model, batch, budget, 1e-3);
      for (int i = 0; i < tight.length; i++) {
        var one = batch.select(new long[] {i});
        assertThat(tight[i]).isLessThanOrEqualTo(least(model, one, points(one, budget)));
      }
    }
  }

  /** By at least so much together. */
  private static double[] assertNeverLooser(
      Model model, Batch batch, Budget budget, double tighter) {
    var loose = margins(model, Bounding.CROWN, batch, budget);
    var tight = margins(model, Bounding.ALPHA_CROWN, batch, budget);
    for (int i = 0; i < loose.length; i++) {
      assertThat(tight[i]).isGreaterThan(loose[i] - 1e-9);
    }
    assertThat(Arrays.stream(tight).sum() - Arrays.stream(loose).sum())
        .isGreaterThanOrEqualTo(tighter - 1e-8);
    return tight;
  }

  /** The worst case of a linear model is the margin less epsilon times the dual norm. */
  @ParameterizedTest
  @EnumSource(LpNorm.class)
  void certify_linearModel_exact(LpNorm norm) {
    var budget = new Budget(norm, 0.05);
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var samples = Linear.samples()) {
      var batch = samples.batch(0, 100);
      var margins = margins(model, Bounding.CROWN, batch, budget);
      var x = Tensors.floats(batch.inputs());
      for (int i = 0; i < margins.length; i++) {
        double exact =
            Math.abs(Linear.margin(Arrays.copyOfRange(x, 4 * i, 4 * i + 4)))
                - 0.05 * Linear.dual(norm);
        assertThat(margins[i]).isLessThanOrEqualTo(exact).isGreaterThan(exact - 2e-5);
      }
    }
  }

  /** What one logit gains another gains too: intervals of the logits alone would not see it. */
  @Test
  void certify_differencesOfOneLayerByIntervals_areAsTightAsByLines() {
    var network = Network.sequential(List.of(4L), new Affine.Linear(4, 3, true));
    var budget = new Budget(LpNorm.LINF, 0.1);
    try (var scope = TensorScope.open();
        var model = Nets.stirred(network, 1)) {
      var batch = drawn(model, 20);

      var intervals = margins(model, Bounding.IBP, batch, budget);
      var lines = margins(model, Bounding.CROWN, batch, budget);

      for (int i = 0; i < lines.length; i++) {
        assertThat(intervals[i]).isCloseTo(lines[i], Offset.offset(1e-6));
      }
    }
  }

  @Test
  void certify_wrongPrediction_doesNotHold() {
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var samples = Linear.samples();
        var verifier = new Verifier(model, Bounding.CROWN)) {
      var batch = samples.batch(0, 50);
      var turned = batch.labels().neg().add(new Scalar(1));
      var wrong = new Batch(batch.inputs(), turned, batch.ids());
      var budget = new Budget(LpNorm.LINF, 1e-4);
      assertThat(verifier.certify(batch, budget)).anyMatch(Certificate::holds);
      assertThat(verifier.certify(wrong, budget)).noneMatch(Certificate::holds);
    }
  }

  @Test
  void certify_trainedNetwork_certifiedSamplesWithstandPgd() {
    var budget = new Budget(LpNorm.LINF, 0.02);
    try (var scope = TensorScope.open();
        var train = DataSets.open("glyphs", Split.TRAIN, ReadOptions.DEFAULT.withLimit(600));
        var test = DataSets.open("glyphs", Split.TEST, ReadOptions.DEFAULT.withLimit(100));
        var model =
            Model.initial(Networks.stridedCnn(train.sampleShape(), 4, 10), new Randomness(1))) {
      new Trainer(TrainingPlan.of(6, 1).withBatchSize(32), new CrossEntropy(), Progress.none())
          .train(model, train);
      var batch = test.all();
      long[] held = held(model, batch, budget);
      assertThat(held.length).isGreaterThan(10);
      var certified = batch.select(held);
      for (int restart = 0; restart < 3; restart++) {
        var attack =
            new Pgd(
                budget, Pgd.DEFAULT_STEP_SIZE, 40, Goal.UNTARGETED, RandomStart.seeded(restart));
        var attacked = Views.of(model, attack.perturb(model, certified));
        assertThat(attacked.right(certified.labels())).hasSize(held.length);
      }
    }
  }

  private static long[] held(Model model, Batch batch, Budget budget) {
    try (var verifier = new Verifier(model, Bounding.CROWN_IBP)) {
      var found = verifier.certify(batch, budget);
      return IntStream.range(0, found.size())
          .filter(i -> found.get(i).holds())
          .asLongStream()
          .toArray();
    }
  }

  @Test
  void verifier_layerWithoutBounds_named() {
    var network =
        Network.sequential(List.of(2L), new Affine.Linear(2, 2, true), new Activation.Sigmoid());
    try (var model = Model.initial(network, new Randomness(1))) {
      assertThatThrownBy(() -> new Verifier(model, Bounding.IBP))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith("node 1: Sigmoid");
    }
  }

  @Test
  void verifier_weightNotFinite_named() {
    try (var scope = TensorScope.open();
        var model = Nets.plane()) {
      model.weights().get("2.bias").fill_(new Scalar(Double.NaN));
      assertThatThrownBy(() -> new Verifier(model, Bounding.IBP))
          .isInstanceOf(HauberkException.class)
          .hasMessageStartingWith("weight 2.bias: NaN");
    }
  }

  @Test
  void certify_boundsBeyondFloat32_refused() {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var model = Nets.plane();
        var copy = model.copy()) {
      copy.weights().get("2.bias").fill_(new Scalar(2e37));
      try (var verifier = new Verifier(copy, Bounding.IBP)) {
        var batch = drawn(model, 2);
        assertThatThrownBy(() -> verifier.certify(batch, new Budget(LpNorm.LINF, 0.1)))
            .hasMessageStartingWith("bounds of node 2");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "1.1", "NaN"})
  void certify_inputOutsideTheUnitCube_refused(float value) {
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var verifier = new Verifier(model, Bounding.IBP)) {
      var inputs = Tensors.of(new float[] {value, 0, 0, 0}, 1, 4);
      assertThatThrownBy(() -> verifier.logits(inputs, new Budget(LpNorm.LINF, 0.1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("inputs: ");
    }
  }
}
