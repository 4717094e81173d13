package io.hauberk.robust.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hauberk.robust.blackbox.AttackState;
import io.hauberk.robust.blackbox.Boundary;
import io.hauberk.robust.blackbox.Starts;
import io.hauberk.robust.blackbox.Terms;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatentDescentTest {

  private static final int CLASSES = 3;
  private static final int SAMPLES = 4;

  /** Noise of which each sample is labelled as the model decides. */
  private static Batch batch(Synthesis model) {
    var inputs = Tiny.images(4, SAMPLES);
    return new Batch(inputs, model.labels(inputs), new long[] {0, 1, 2, 3});
  }

  @ParameterizedTest
  @EnumSource
  void perturb_standingSamples_fallsAllAndGoesNoFartherThanTheExplanation(Sight sight) {
    try (var scope = TensorScope.open();
        var model = Tiny.synthesis(10, sight)) {
      var batch = batch(model);
      var found = new LatentDescent(10, 6).perturb(model, batch);
      var fell = model.labels(found).ne(batch.labels());
      var moved = found.ne(batch.inputs()).flatten(1, -1).any(1, false);
      assertThat(Tensors.longs(fell)).isEqualTo(Tensors.longs(moved));
      assertThat(fell.any().item_bool()).isTrue();
      assertThat(found.min().item_double()).isNotNegative();
      assertThat(found.max().item_double()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void perturb_moreHalvings_comesCloser() {
    try (var scope = TensorScope.open();
        var model = Tiny.synthesis(CLASSES, Sight.GREY)) {
      var batch = batch(model);
      var coarse = distances(new LatentDescent(10, 0).perturb(model, batch), batch.inputs());
      var fine = distances(new LatentDescent(10, 8).perturb(model, batch), batch.inputs());
      assertThat(fine.le(coarse).all().item_bool()).isTrue();
      assertThat(fine.sum().item_double()).isLessThan(coarse.sum().item_double());
    }
  }

  private static Tensor distances(Tensor found, Tensor inputs) {
    return found.sub(inputs).square().flatten(1, -1).sum(1).sqrt();
  }

  @Test
  void perturb_wrongFromTheStart_staysAsItIs() {
    try (var scope = TensorScope.open();
        var model = Tiny.synthesis(CLASSES, Sight.GREY)) {
      var batch = batch(model);
      var wrong = batch.labels().add(new Scalar(1)).remainder(new Scalar(CLASSES));
      var mislabelled = new Batch(batch.inputs(), wrong, batch.ids());
      var found = new LatentDescent(5, 3).perturb(model, mislabelled);
      assertThat(Tensors.floats(found)).containsExactly(Tensors.floats(batch.inputs()));
    }
  }

  @Test
  void least_binarySight_crossesOneHalfOnlyWhereItMust() {
    try (var scope = TensorScope.open()) {
      var wanted = Tensors.of(new float[] {0.9f, 0.9f, 0.1f, 0.1f}, 4);
      var inputs = Tensors.of(new float[] {0.2f, 0.7f, 0.2f, 0.7f}, 4);
      assertThat(Tensors.floats(Sight.BINARY.least(wanted, inputs)))
          .usingComparatorWithPrecision(1e-6f)
          .containsExactly(0.5f, 0.7f, 0.2f, 0.49999f);
      assertThat(
              Sight.BINARY
                  .seen(Sight.BINARY.least(wanted, inputs))
                  .eq(torch.round(wanted))
                  .all()
                  .item_bool())
          .isTrue();
    }
  }

  @Test
  void run_boundaryAttack_needsNothingButLabels() {
    try (var scope = TensorScope.open();
        var model = Tiny.synthesis(CLASSES, Sight.GREY)) {
      var batch = batch(model);
      var donor = Starts.with(torch.zeros_like(batch.inputs()));
      var result =
          new Boundary(Terms.untargeted(30, 1), donor).run(model, batch, AttackState.none());
      assertThat(result.cleanAccuracy()).isEqualTo(1);
      assertThat(result.samples()).hasSize(SAMPLES).allMatch(sample -> sample.queries() <= 30);
      var fell = model.labels(result.candidates()).ne(batch.labels());
      for (int i = 0; i < SAMPLES; i++) {
        assertThat(result.samples().get(i).reached()).isEqualTo(Tensors.longs(fell)[i] == 1);
      }
    }
  }

  @Test
  void attack_settingsOutOfRange_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LatentDescent(0, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new LatentDescent(3, -1));
    assertThat(new LatentDescent().steps()).isEqualTo(50);
  }
}
