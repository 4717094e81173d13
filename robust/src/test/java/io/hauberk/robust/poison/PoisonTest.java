package io.hauberk.robust.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Fgsm;
import io.hauberk.robust.Goal;
import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.train.CrossEntropy;
import io.hauberk.tensor.train.Evaluation;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Schedule;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import io.hauberk.testkit.SharedData;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class PoisonTest {

  private static final Randomness SEED = new Randomness(6);
  private static final int TARGET = 7;

  private static DataSet glyphs(int count) {
    return DataSets.open("glyphs", Split.TRAIN, ReadOptions.DEFAULT.withLimit(count));
  }

  private static BadNets badNets(double share) {
    return new BadNets(Trigger.WHITE_SQUARE, TARGET, share, SEED);
  }

  @Test
  void poison_badNets_shareStampedAndRelabelled() {
    try (var scope = TensorScope.open();
        var clean = glyphs(500);
        var poisoned = badNets(0.02).poison(clean)) {
      assertThat(poisoned.places()).hasSize(10);
      var before = clean.labels();
      var after = poisoned.data().labels();
      for (int place : poisoned.places()) {
        assertThat(before[place]).isNotEqualTo(TARGET);
        assertThat(after[place]).isEqualTo(TARGET);
        var image = Tensors.floats(poisoned.data().select(new int[] {place}).inputs());
        assertThat(image[26 * 28 + 26]).isEqualTo(1f);
        assertThat(image[24 * 28 + 24]).isEqualTo(1f);
      }
      assertUntouched(clean, poisoned);
    }
  }

  private static void assertUntouched(DataSet clean, Poisoned poisoned) {
    var rest =
        IntStream.range(0, clean.size()).filter(i -> !poisoned.places().contains(i)).toArray();
    assertThat(Tensors.floats(poisoned.data().select(rest).inputs()))
        .isEqualTo(Tensors.floats(clean.select(rest).inputs()));
    assertThat(Tensors.longs(poisoned.data().select(rest).labels()))
        .isEqualTo(Tensors.longs(clean.select(rest).labels()));
  }

  @Test
  void poison_labelFlip_onlyLabelsAndAlwaysWrongOnes() {
    try (var scope = TensorScope.open();
        var clean = glyphs(300);
        var poisoned = new LabelFlip(0.1, SEED).poison(clean)) {
      assertThat(poisoned.places()).hasSize(30);
      var before = clean.labels();
      var after = poisoned.data().labels();
      assertThat(poisoned.places()).allMatch(place -> before[place] != after[place]);
      assertThat(Tensors.floats(poisoned.data().all().inputs()))
          .isEqualTo(Tensors.floats(clean.all().inputs()));
      assertUntouched(clean, poisoned);
    }
  }

  @Test
  void poison_cleanLabel_labelsStayAndImagesCarryTheTrigger() {
    try (var scope = TensorScope.open();
        var clean = glyphs(300);
        var own = Model.initial(Networks.perceptron(clean.sampleShape(), 16, 10), SEED)) {
      var attack = new Fgsm(new Budget(LpNorm.LINF, 0.1), Goal.UNTARGETED);
      var poisoning = new CleanLabel(Trigger.WHITE_SQUARE, TARGET, 0.03, attack, own, SEED);
      try (var poisoned = poisoning.poison(clean)) {
        assertThat(poisoned.places()).hasSize(9);
        assertThat(poisoned.data().labels()).isEqualTo(clean.labels());
        var labels = clean.labels();
        assertThat(poisoned.places()).allMatch(place -> labels[place] == TARGET);
        assertUntouched(clean, poisoned);
      }
    }
  }

  @Test
  void poison_oneClass_refusedByName() {
    try (var all = glyphs(300)) {
      var labels = all.labels();
      var ones = IntStream.range(0, labels.length).filter(i -> labels[i] == 1).toArray();
      try (var one = all.subset(ones);
          var model = Model.initial(Networks.perceptron(all.sampleShape(), 8, 10), SEED)) {
        assertThatThrownBy(() -> badNets(0.1).poison(one))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("classes with samples: 1");
        assertThatThrownBy(() -> ActivationClustering.seeded(1).inspect(model, one))
            .hasMessageStartingWith("classes with samples: 1");
        assertThatThrownBy(() -> new SpectralSignatures(5).inspect(model, one))
            .hasMessageStartingWith("classes with samples: 1");
      }
    }
  }

  @Test
  void poison_badParameters_refused() {
    try (var scope = TensorScope.open();
        var clean = glyphs(50)) {
      assertThatThrownBy(() -> badNets(0).poison(clean)).hasMessageStartingWith("share: 0.0");
      assertThatThrownBy(() -> badNets(1).poison(clean)).hasMessageStartingWith("share: 1.0");
      var beyond = new BadNets(Trigger.WHITE_SQUARE, 10, 0.1, SEED);
      assertThatThrownBy(() -> beyond.poison(clean)).hasMessageStartingWith("target: 10");
      var wide = new Trigger(28, 1, 1);
      assertThatThrownBy(() -> wide.stamp(clean.all().inputs()))
          .hasMessageStartingWith("trigger: ");
      assertThatThrownBy(() -> new Trigger(3, 1, 2)).hasMessageStartingWith("value: 2.0");
    }
  }

  @Test
  void best_twoClouds_foundAndFarApart() {
    var points = new double[200][2];
    for (int i = 0; i < points.length; i++) {
      var stream = SEED.stream(i, 1);
      points[i][0] = stream.nextGaussian() + (i < 30 ? 12 : 0);
      points[i][1] = stream.nextGaussian();
    }
    var clusters = new TwoMeans(points);
    var split = clusters.best(SEED);
    assertThat(Math.min(split.size(), 200 - split.size())).isEqualTo(30);
    assertThat(clusters.silhouette(split)).isGreaterThan(0.7);
  }

  @Test
  void suspicion_counts_ofBothKinds() {
    var suspicion = new Suspicion(Set.of(0, 1, 2), 10);
    assertThat(suspicion.truePositives(Set.of(1, 2, 3, 4)).value()).isEqualTo(0.5);
    assertThat(suspicion.falsePositives(Set.of(1, 2, 3, 4)).hits()).isEqualTo(1);
    assertThat(suspicion.kept()).containsExactly(3, 4, 5, 6, 7, 8, 9);
  }

  /** One per cent of poison: works, is found, and is taken out again. */
  @Test
  void backdoor_ofOnePercent_foundAndRepaired() {
    SharedData.dataset("mnist");
    try (var clean = mnist(Split.TRAIN, 12000);
        var test = mnist(Split.TEST, 2000);
        var poisoned = badNets(0.01).poison(clean);
        var model = Model.initial(Networks.stridedCnn(clean.sampleShape(), 8, 10), SEED)) {
      var plan = TrainingPlan.of(5, 2).withBatchSize(64);
      new Trainer(plan, new CrossEntropy(), Progress.none()).train(model, poisoned.data());
      var backdoor = new Backdoor(Trigger.WHITE_SQUARE, TARGET);
      assertThat(backdoor.success(model, test).value()).isGreaterThanOrEqualTo(0.95);
      double accuracy = Evaluation.score(model, test).accuracy();

      var found = ActivationClustering.seeded(2).inspect(model, poisoned.data());
      assertFinds(found, poisoned.places());
      assertStripFinds(model, test);

      var tuning =
          TrainingPlan.of(2, 3).withOptimizer(new Optimizer.Adam(5e-4), new Schedule.Cosine());
      var repair = new FinePruning(0.002, tuning);
      repair.repair(model, poisoned.data(), found, Progress.none());
      assertThat(backdoor.success(model, test).value()).isLessThanOrEqualTo(0.05);
      assertThat(Evaluation.score(model, test).accuracy()).isGreaterThan(accuracy - 0.03);
    }
  }

  /** Features with one direction that poison alone goes along. */
  @Test
  void inspect_poisonAlongOneDirection_bothDetectorsFindIt() {
    var values = new float[400 * 6];
    var labels = new long[400];
    SEED.stream(1, 2).fillUniform(values, 0.4f, 0.6f);
    for (int i = 0; i < 400; i++) {
      labels[i] = i % 2;
      values[6 * i + 4] += i < 40 && i % 2 == 1 ? 0.4f : 0;
    }
    var places = IntStream.range(0, 40).filter(i -> i % 2 == 1).boxed().collect(Collectors.toSet());
    try (var scope = TensorScope.open();
        var model = Model.initial(passing(), SEED)) {
      model.weights().get("0.weight").copy_(torch.eye(6));
      model.weights().get("0.bias").zero_();
      var about = new DataSet.About("directions", List.of("a", "b"), List.of());
      var inputs = Tensors.of(values, 400, 6);
      try (var data = DataSet.of(about, inputs, Tensors.of(labels, 400))) {
        assertFinds(ActivationClustering.seeded(1).inspect(model, data), places);
        var spectral = new SpectralSignatures(20).inspect(model, data);
        assertThat(spectral.truePositives(places).value()).isEqualTo(1);
        assertThat(spectral.flagged()).hasSize(60);
      }
    }
  }

  /** The hidden layer repeats positive inputs. */
  private static Network passing() {
    return Network.sequential(
        List.of(6L), new Linear(6, 6, true), new Relu(), new Linear(6, 2, true));
  }

  private static void assertFinds(Suspicion found, Set<Integer> poisoned) {
    assertThat(found.truePositives(poisoned).value()).isGreaterThanOrEqualTo(0.95);
    assertThat(found.falsePositives(poisoned).value()).isLessThanOrEqualTo(0.05);
  }

  private static void assertStripFinds(Model model, DataSet test) {
    try (var scope = TensorScope.open();
        var overlay = test.subset(IntStream.range(0, 400).toArray())) {
      var strip = Strip.calibrated(model, overlay, 0.05, 4);
      var others = test.batch(1000, 1300);
      assertThat(share(strip.triggered(others))).isLessThanOrEqualTo(0.1);
      var stamped = others.withInputs(Trigger.WHITE_SQUARE.stamp(others.inputs()));
      assertThat(share(strip.triggered(stamped))).isGreaterThanOrEqualTo(0.8);
    }
  }

  private static double share(boolean[] found) {
    long count = IntStream.range(0, found.length).filter(i -> found[i]).count();
    return (double) count / found.length;
  }

  private static DataSet mnist(Split split, int count) {
    return DataSets.open("mnist", split, ReadOptions.DEFAULT.withLimit(count));
  }
}
