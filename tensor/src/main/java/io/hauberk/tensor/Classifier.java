package io.hauberk.tensor;

import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** White-box access: the logits of {@link #logits} carry gradients back to the inputs. */
public interface Classifier extends ScoreOracle {

  /**
   * The scores at {@code inputs} with the way back to them, for attacks that need gradients of the
   * inputs only.
   *
   * @param inputs [n, ...] float32
   */
  default Pullback pullback(Tensor inputs) {
    try (var gradients = new AutoGradMode(true)) {
      var x = inputs.detach().requires_grad_(true);
      var logits = logits(x);
      return new Pullback(logits.detach(), gradient -> back(logits, x, gradient));
    }
  }

  /**
   * The same function up to rounding, made for many questions: faster where a way is known. It has
   * the weights as they are now, and lives in the scope it was made in, no longer than this model.
   */
  default Classifier frozen() {
    return this;
  }

  private static Tensor back(Tensor logits, Tensor x, Tensor gradient) {
    try (var gradients = new AutoGradMode(true)) {
      return torch
          .grad(
              new TensorVector(logits),
              new TensorVector(x),
              new TensorVector(gradient),
              new BoolOptional(true),
              false,
              false)
          .get(0)
          .detach();
    }
  }
}
