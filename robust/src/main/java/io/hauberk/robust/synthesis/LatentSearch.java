package io.hauberk.robust.synthesis;

import io.hauberk.robust.whitebox.Adam;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Moves latents down their score by Adam, all images and classes at once; each value has a state of
 * its own, so none depends on the others.
 */
record LatentSearch(Decoders decoders, Inference inference) {

  /**
   * @param start [n, classes, 8]
   * @param seen [n, 784]
   * @return [n, classes, 8], within the radius
   */
  Tensor run(Tensor start, Tensor seen) {
    try (var scope = TensorScope.open()) {
      var latents = start.contiguous().clone();
      var adam = new Adam(latents, inference.stepSize());
      var target = seen.unsqueeze(1);
      for (int step = 0; step < inference.steps(); step++) {
        try (var inner = TensorScope.open()) {
          adam.step(latents, slope(latents, target));
          clip(latents);
        }
      }
      return scope.keep(latents);
    }
  }

  /** The gradient of the score: 2 (G(z) - x) through G, and z; over the number of pixels. */
  private Tensor slope(Tensor latents, Tensor target) {
    var explained = decoders.at(latents);
    var misfit = explained.logits().sub(target).mul_(new Scalar(2));
    var back = explained.toInputs().apply(misfit);
    return back.add(latents).mul_(new Scalar(1.0 / Decoders.PIXELS));
  }

  /** Latents beyond the radius go back to it along their direction. */
  private void clip(Tensor latents) {
    var lengths = latents.norm(new ScalarOptional(new Scalar(2)), new long[] {2}, true);
    latents.mul_(
        lengths.reciprocal_().mul_(new Scalar(inference.radius())).clamp_max_(new Scalar(1)));
  }
}
