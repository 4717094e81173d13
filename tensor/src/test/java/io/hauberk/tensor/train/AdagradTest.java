package io.hauberk.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.List;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class AdagradTest {

  /** s += g^2; w -= r g / sqrt(s): 1, 2 then 3, -4 at rate 0.1. */
  @Test
  void update_twoSteps_isTheRuleByHand() {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var rule = new Optimizer.Adagrad(0.1, 0).rule();
      var weight = torch.zeros(2);
      var memory = List.of(torch.zeros(2));
      rule.update(weight, Tensors.of(new float[] {1, 2}, 2), memory, new UpdateRule.Step(1, 0.1));
      rule.update(weight, Tensors.of(new float[] {3, -4}, 2), memory, new UpdateRule.Step(2, 0.1));
      var found = Tensors.floats(weight);
      assertThat((double) found[0]).isCloseTo(-0.1 - 0.1 * 3 / Math.sqrt(10), Offset.offset(1e-6));
      assertThat((double) found[1]).isCloseTo(-0.1 + 0.1 * 4 / Math.sqrt(20), Offset.offset(1e-6));
    }
  }

  @Test
  void new_noRate_isRefused() {
    assertThatThrownBy(() -> new Optimizer.Adagrad(0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("learningRate: 0");
  }
}
