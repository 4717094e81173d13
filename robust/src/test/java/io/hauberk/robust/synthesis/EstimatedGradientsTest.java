package io.hauberk.robust.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hauberk.core.Randomness;
import io.hauberk.robust.whitebox.DeepFool;
import io.hauberk.robust.whitebox.Distance;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Activation.Tanh;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class EstimatedGradientsTest {

  private static Model smooth() {
    return Model.initial(
        Network.sequential(
            List.of(1L, 4L, 4L),
            new Flatten(),
            new Linear(16, 8, true),
            new Tanh(),
            new Linear(8, 3, true)),
        new Randomness(2));
  }

  private static Tensor inputs() {
    var values = new float[3 * 16];
    new Randomness(4).stream(0, 0).fillUniform(values, 0, 1);
    return Tensors.of(values, 3, 1, 4, 4);
  }

  @Test
  void pullback_smoothModel_isItsGradient() {
    try (var scope = TensorScope.open();
        var model = smooth()) {
      var gradient = Tiny.normal(3, 3, 3);
      var wanted = model.pullback(inputs());
      var found = new EstimatedGradients(model, 1e-2).pullback(inputs());
      assertThat(Tensors.floats(found.logits())).containsExactly(Tensors.floats(wanted.logits()));
      assertThat(Tensors.floats(found.toInputs().apply(gradient)))
          .usingComparatorWithPrecision(1e-3f)
          .containsExactly(Tensors.floats(wanted.toInputs().apply(gradient)));
    }
  }

  @Test
  void perturb_deepFoolByDifferences_foolsTheModel() {
    try (var scope = TensorScope.open();
        var model = smooth()) {
      var batch = new Batch(inputs(), model.labels(inputs()), new long[] {0, 1, 2});
      var attack = DeepFool.of(Distance.L2, 20);
      var exact = attack.perturb(model, batch);
      var found = attack.perturb(new EstimatedGradients(model), batch);
      var fellExactly = Tensors.longs(model.labels(exact).ne(batch.labels()));
      assertThat(Tensors.longs(model.labels(found).ne(batch.labels()))).isEqualTo(fellExactly);
      assertThat(fellExactly).contains(1);
    }
  }

  @Test
  void new_stepOfNothing_refused() {
    try (var model = smooth()) {
      assertThatIllegalArgumentException().isThrownBy(() -> new EstimatedGradients(model, 0));
    }
  }
}
