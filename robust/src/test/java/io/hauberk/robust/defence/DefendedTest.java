package io.hauberk.robust.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.Pgd;
import io.hauberk.robust.RandomStart;
import io.hauberk.robust.StepSize;
import io.hauberk.robust.Trial;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.train.CrossEntropy;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefendedTest {

  private Model model;
  private DataSet test;

  @BeforeAll
  void train() {
    test = DataSets.open("glyphs", Split.TEST, ReadOptions.DEFAULT.withLimit(60));
    try (var train = DataSets.open("glyphs", Split.TRAIN, ReadOptions.DEFAULT.withLimit(1500))) {
      model = Model.initial(Networks.stridedCnn(train.sampleShape(), 8, 10), new Randomness(1));
      new Trainer(TrainingPlan.of(5, 1).withBatchSize(32), new CrossEntropy(), Progress.none())
          .train(model, train);
    }
  }

  @AfterAll
  void close() {
    model.close();
    test.close();
  }

  private Defended behind(InputDefence... defences) {
    return new Defended(model, List.of(defences), Draws.seeded(1), 4);
  }

  static Stream<Arguments> defences() {
    return Stream.of(
        Arguments.of(new Jpeg(20), 0.06),
        Arguments.of(new BitDepth(2), 0.15),
        Arguments.of(new MedianFilter(3), 0.1),
        Arguments.of(new TotalVariation(0.15, 1), 0.1),
        Arguments.of(new TotalVariation(0.1, 0.7), 0.1));
  }

  /** What an attack that knows nothing of the defence leaves standing is false robustness. */
  @ParameterizedTest
  @MethodSource("defences")
  void study_adaptiveAttack_leavesFarLess(InputDefence defence, double epsilon) {
    var attack =
        new Pgd(
            new Budget(LpNorm.LINF, epsilon),
            new StepSize.Relative(0.2),
            12,
            Goal.UNTARGETED,
            RandomStart.seeded(2));
    var study =
        DefenceStudy.of(behind(defence), Trial.untargeted(attack, 1), test, Progress.none());
    assertThat(study.adaptive().cleanAccuracy()).isGreaterThan(0.8);
    assertThat(study.adaptive().robustAccuracy())
        .isLessThan(study.unaware().robustAccuracy() - 0.2);
  }

  @Test
  void pullback_straightThrough_modelsGradientAtTheTransformedPoint() {
    try (var scope = TensorScope.open()) {
      var x = test.batch(0, 3).inputs();
      var defended = behind(new BitDepth(2));
      var there = new BitDepth(2).apply(x, Draws.seeded(1));
      var point = defended.pullback(x);
      var expected = model.pullback(there);
      assertThat(Tensors.floats(point.logits())).isEqualTo(Tensors.floats(expected.logits()));
      assertThat(Tensors.floats(defended.logits(x))).isEqualTo(Tensors.floats(point.logits()));
      Tensor ones = torch.ones_like(point.logits());
      assertThat(Tensors.floats(point.toInputs().apply(ones)))
          .isEqualTo(Tensors.floats(expected.toInputs().apply(ones)));
    }
  }

  /**
   * The answer is the defender's; gradients are the mean over draws that are not the defender's.
   */
  @Test
  void pullback_random_meanOverOtherDraws() {
    try (var scope = TensorScope.open()) {
      var x = test.batch(0, 2).inputs();
      var defence = new TotalVariation(0.1, 0.5);
      var draws = Draws.seeded(1);
      var point = behind(defence).pullback(x);
      var answer = Tensors.floats(model.logits(defence.apply(x, draws)));
      assertThat(Tensors.floats(point.logits())).isEqualTo(answer);
      assertThat(Tensors.floats(behind(defence).logits(x))).isEqualTo(answer);
      Tensor ones = torch.ones_like(point.logits());
      var sum = torch.zeros_like(x);
      for (int i = 1; i <= 4; i++) {
        var there = model.pullback(defence.apply(x, draws.numbered(i)));
        sum.add_(there.toInputs().apply(ones), new Scalar(0.25));
      }
      var apart = point.toInputs().apply(ones).sub(sum).abs().max();
      assertThat(apart.item_double()).isLessThan(1e-6);
    }
  }

  @Test
  void label_andAdaptation_nameDefenceAndAttack() {
    var defended = behind(new Jpeg(75), new TotalVariation(0.1, 0.5));
    assertThat(defended.label()).isEqualTo("jpeg:75, tv:0.1:0.5");
    assertThat(defended.adaptation()).contains("BPDA").contains("EOT over 4 draws");
    assertThat(behind(new MedianFilter(3)).adaptation()).contains("mean").doesNotContain("EOT");
  }

  @Test
  void defended_noDefence_refused() {
    assertThatThrownBy(() -> behind()).hasMessageStartingWith("defences: none");
  }
}
