package io.hauberk.robust.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Progress;
import io.hauberk.robust.Goal;
import io.hauberk.robust.whitebox.Distance;
import io.hauberk.robust.whitebox.Fmn;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainedGradientsTest {

  /** At the end of a long search, along a direction, by central differences. */
  @Test
  void pullback_searchAtItsEnd_isTheSlopeOfTheScores() {
    var search = Tiny.inference().withSteps(400);
    try (var scope = TensorScope.open();
        var model = Synthesis.of(Tiny.decoders(3), Sight.GREY, search, Progress.none())) {
      var inputs = Tiny.images(4, 2);
      var direction = Tiny.normal(5, 2, 1, 28, 28);
      var weights = Tiny.normal(6, 2, 3);
      var gradient = new ExplainedGradients(model).pullback(inputs).toInputs().apply(weights);
      var slope = Tensors.floats(gradient.mul(direction).flatten(1, -1).sum(1));
      var step = direction.mul(new Scalar(0.02));
      var rise = model.logits(inputs.add(step)).sub(model.logits(inputs.sub(step)));
      var wanted = Tensors.floats(rise.div(new Scalar(0.04)).mul(weights).sum(1));
      assertThat(slope).usingComparatorWithPrecision(0.02f).containsExactly(wanted);
      assertThat(Math.abs(wanted[0])).isGreaterThan(0.1f);
    }
  }

  @Test
  void pullback_binarySight_weighsTheClasses() {
    try (var scope = TensorScope.open();
        var model = Tiny.synthesis(10, Sight.BINARY)) {
      var inputs = Tiny.images(4, 1);
      var look = new ExplainedGradients(model).pullback(inputs);
      var explained = model.explain(inputs);
      var third = Tensors.of(new float[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, 1, 10);
      var seen = Sight.BINARY.seen(inputs).view(1, 784);
      var wanted = explained.images().select(1, 3).sub(seen).mul(new Scalar(2 * 1.06 / 784));
      assertThat(Tensors.floats(look.toInputs().apply(third)))
          .usingComparatorWithPrecision(1e-7f)
          .containsExactly(Tensors.floats(wanted));
      assertThat(Tensors.floats(look.logits()))
          .containsExactly(Tensors.floats(model.logits(inputs)));
    }
  }

  /** Nearer than the attack made for the model, at a like cost. */
  @ParameterizedTest
  @EnumSource(names = {"L2", "LINF"})
  void minimise_fmn_foolsNearerThanLatentDescent(Distance distance) {
    try (var scope = TensorScope.open();
        var model = Tiny.synthesis(3, Sight.GREY)) {
      var inputs = Tiny.images(4, 4);
      var batch = new Batch(inputs, model.labels(inputs), new long[] {0, 1, 2, 3});
      var found =
          Fmn.of(distance, Goal.UNTARGETED, 40).minimise(new ExplainedGradients(model), batch);
      assertThat(Tensors.longs(model.labels(found.examples()).ne(batch.labels()))).containsOnly(1);
      var latent = new LatentDescent(20, 10).perturb(model, batch).sub(inputs);
      assertThat(found.distances().sum().item_double())
          .isLessThan(distance.size(latent).sum().item_double());
    }
  }
}
