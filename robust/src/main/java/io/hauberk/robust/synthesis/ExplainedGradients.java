package io.hauberk.robust.synthesis;

import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.Pullback;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Analysis by synthesis with the gradients of its scores, so that every attack with gradients runs
 * on it. A score is the least value of {@code f(x, z)} over z, so by the envelope theorem (Danskin
 * 1966) its gradient by x is that of f where the search ended: {@code 2 (x - G_c(z)) / 784}. It is
 * exact at a minimum, and as good as the search is elsewhere. Binary sight lets the gradient
 * through its cut (BPDA, Athalye et al. 2018, section 4.1).
 *
 * <p>Threat model: white box; the attacker sees the explanations, which are all that this needs.
 * Cost: one inference a point, where {@link EstimatedGradients} asks for 1,568.
 */
public record ExplainedGradients(Synthesis model) implements Classifier {

  @Override
  public Tensor logits(Tensor inputs) {
    return model.logits(inputs);
  }

  @Override
  public Pullback pullback(Tensor inputs) {
    try (var guard = new NoGradGuard()) {
      var x = inputs.detach();
      var explained = model.explain(x);
      var seen = model.sight().seen(x.reshape(x.size(0), Decoders.PIXELS));
      var misfit =
          explained.images().sub(seen.unsqueeze(1)).mul_(new Scalar(2.0 / Decoders.PIXELS));
      return new Pullback(explained.scores().neg(), gradient -> back(misfit, gradient, x));
    }
  }

  /** The sum over classes of weight, gradient by the logit and slope of the logit. */
  private Tensor back(Tensor slopes, Tensor gradient, Tensor x) {
    var weighed = model.sight().weighed(gradient).unsqueeze(1);
    return torch.bmm(weighed, slopes).view(Tensors.shape(x));
  }
}
