package io.hauberk.robust.interval;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.ParameterSpec;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * First weights under which intervals keep their size from layer to layer, so that training by
 * bounds need not wait for them to shrink (Shi et al. 2021, section 3.1): normal with deviation
 * sqrt(2 pi) / fan-in, and no bias.
 */
public final class IntervalStart {
  private IntervalStart() {}

  /** Draws the weights anew, in place. */
  public static void draw(Model model, Randomness randomness) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      int index = 0;
      for (var spec : model.network().parameters()) {
        if (spec.role() == ParameterSpec.Role.WEIGHT) {
          draw(model, spec, randomness, index);
        }
        index++;
      }
    }
  }

  private static void draw(Model model, ParameterSpec spec, Randomness randomness, int index) {
    var weight = model.weights().get(spec.name());
    var values = new float[Math.toIntExact(weight.numel())];
    if (!spec.name().endsWith(".bias")) {
      randomness.derive("interval start").stream(index, 0).fillGaussian(values);
      float deviation = (float) (Math.sqrt(2 * Math.PI) / spec.fanIn());
      for (int i = 0; i < values.length; i++) {
        values[i] *= deviation;
      }
    }
    weight.copy_(Tensors.of(values, Tensors.shape(weight)));
  }
}
