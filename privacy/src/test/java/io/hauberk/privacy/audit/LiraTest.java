package io.hauberk.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.train.CrossEntropy;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Schedule;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiraTest {

  /** Two models with the sample say 1 and 3, two without say -2 and 0; deviations sqrt 2. */
  private static final ShadowConfidences ONE_SAMPLE =
      new ShadowConfidences(
          List.of(new double[] {1}, new double[] {3}, new double[] {-2}, new double[] {0}),
          List.of(
              new boolean[] {true},
              new boolean[] {true},
              new boolean[] {false},
              new boolean[] {false}));

  @Test
  void online_byHand_isTheLogRatioOfNormals() {
    // (-(1 - 2)^2 + (1 + 1)^2) / (2 * 2)
    assertThat(Lira.online().scores(ONE_SAMPLE, new double[] {1})[0]).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void offline_byHand_isTheDeviationsAbove() {
    assertThat(Lira.offline().scores(ONE_SAMPLE, new double[] {1})[0])
        .isCloseTo(Math.sqrt(2), within(1e-9));
  }

  @Test
  void online_sampleWithoutAModel_isRefused() {
    var shadows = new ShadowConfidences(List.of(new double[] {1}), List.of(new boolean[] {false}));
    assertThatThrownBy(() -> Lira.online().scores(shadows, new double[] {1}))
        .hasMessage("shadow models with sample 0: 0 (expected: 1 or more)");
    assertThatThrownBy(() -> Lira.offline().scores(shadows, new double[2]))
        .hasMessage("target's confidences: 2 (expected: 1, one a sample)");
  }

  @Test
  void shadows_ofUnequalLengths_areRefused() {
    assertThatThrownBy(() -> new ShadowConfidences(List.of(new double[2]), List.of(new boolean[3])))
        .hasMessage("samples of shadow model 0: 2 and 3 (expected: 2, as of the first)");
    assertThatThrownBy(() -> new ShadowConfidences(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DataSet noise(int size, long seed) {
    var inputs = new float[size * 20];
    new Randomness(seed).stream(0, 0).fillGaussian(inputs);
    var labels = IntStream.range(0, size).mapToLong(i -> i % 2).toArray();
    var about = new DataSet.About("noise", List.of("a", "b"), List.of());
    try (var scope = TensorScope.open()) {
      return DataSet.of(about, Tensors.of(inputs, size, 20), Tensors.of(labels, size));
    }
  }

  private static final Network NETWORK = Networks.perceptron(List.of(20L), 32, 2);
  private static final TrainingPlan PLAN =
      TrainingPlan.of(30, 1)
          .withBatchSize(20)
          .withOptimizer(new Optimizer.Adam(0.01), new Schedule.Constant());

  /** Labels of pure noise can only be learned by heart: members show, by every attack. */
  @Test
  void attacks_onAModelThatLearnedByHeart_tellMembers() {
    try (var members = noise(60, 1);
        var others = noise(60, 2);
        var game = MembershipGame.of(members, others, new Randomness(3));
        var target = Model.initial(NETWORK, new Randomness(4))) {
      new Trainer(PLAN, new CrossEntropy(), Progress.none()).train(target, members);
      var said = Confidences.of(target, game.samples());
      var shadows =
          new ShadowTraining(NETWORK, PLAN, 8)
              .run(game.samples(), new Randomness(5), Progress.none());
      assertThat(game.scores(said).area()).isGreaterThan(0.8);
      assertThat(game.scores(Lira.online().scores(shadows, said)).area()).isGreaterThan(0.85);
      assertThat(game.scores(Lira.offline().scores(shadows, said)).area()).isGreaterThan(0.8);
      assertThat(game.epsilon(said, 1e-7, 0.999)).isGreaterThan(0.1);
    }
  }

  @Test
  void attacks_onAModelThatSawNothing_tellNothing() {
    try (var members = noise(200, 1);
        var others = noise(200, 2);
        var game = MembershipGame.of(members, others, new Randomness(3));
        var target = Model.initial(NETWORK, new Randomness(4))) {
      var said = Confidences.of(target, game.samples());
      assertThat(game.epsilon(said, 1e-5, 0.999)).isZero();
      assertThat(game.scores(said).area()).isBetween(0.35, 0.65);
    }
  }

  @Test
  void shadowTraining_halves_holdEverySampleInHalfOfTheModels() {
    try (var pool = noise(21, 1)) {
      var quick = new ShadowTraining(NETWORK, TrainingPlan.of(1, 1), 4);
      var shadows = quick.run(pool, new Randomness(6), Progress.none());
      for (int i = 0; i < 21; i++) {
        assertThat(shadows.of(i, true)).hasSize(2);
      }
      assertThat(shadows.in().get(0)).isNotEqualTo(shadows.in().get(2));
    }
    assertThatThrownBy(() -> new ShadowTraining(NETWORK, PLAN, 3))
        .hasMessage("shadow models: 3 (expected: an even number above 0)");
  }

  @Test
  void of_shadowOfAnotherArchitecture_isRefusedByNumber() {
    try (var pool = noise(4, 1);
        var target = Model.initial(NETWORK, new Randomness(1));
        var same = Model.initial(NETWORK, new Randomness(2));
        var other = Model.initial(Networks.perceptron(List.of(20L), 33, 2), new Randomness(3))) {
      var in = new boolean[4];
      Arrays.fill(in, 0, 2, true);
      assertThat(ShadowConfidences.of(target, List.of(same), List.of(in), pool).samples())
          .isEqualTo(4);
      assertThatThrownBy(
              () -> ShadowConfidences.of(target, List.of(same, other), List.of(in, in), pool))
          .hasMessage(
              "shadow model 1: another network (expected: the target's network, layer by layer)");
    }
  }

  @Test
  void confidence_byHand_isTheLogOdds() {
    var logits = new float[] {9, 1, 2, 0.5f};
    double others = Math.exp(1) + Math.exp(0.5);
    assertThat(Confidences.confidence(logits, 1, 3, 1))
        .isCloseTo(2 - Math.log(others), within(1e-6));
    assertThat(Confidences.confidence(new float[] {1000, -1000}, 0, 2, 0)).isEqualTo(2000);
  }

  @Test
  void game_setsOfOtherShapes_areRefused() {
    var about = new DataSet.About("other", List.of("a", "b"), List.of());
    try (var scope = TensorScope.open();
        var members = noise(4, 1);
        var others =
            DataSet.of(about, Tensors.of(new float[6], 2, 3), Tensors.of(new long[2], 2))) {
      assertThatThrownBy(() -> MembershipGame.of(members, others, new Randomness(1)))
          .hasMessage("others: [3], 2 classes (expected: [20], 2 classes, as members)");
    }
  }
}
