package io.hauberk.robust.synthesis;

import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Moves latents down their score by Adam (Kingma and Ba 2015, algorithm 1), all images and classes
 * at once; each value has a state of its own, so none depends on the others.
 */
record LatentSearch(Decoders decoders, Inference inference) {

  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;
  private static final double TINY = 1e-8;

  /**
   * @param start [n, classes, 8]
   * @param seen [n, 784]
   * @return [n, classes, 8], within the radius
   */
  Tensor run(Tensor start, Tensor seen) {
    try (var scope = TensorScope.open()) {
      var latents = start.contiguous().clone();
      var mean = latents.clone().zero_();
      var square = mean.clone();
      var target = seen.unsqueeze(1);
      for (int step = 1; step <= inference.steps(); step++) {
        try (var inner = TensorScope.open()) {
          var slope = slope(latents, target);
          mean.mul_(new Scalar(MEAN_DECAY)).add_(slope, new Scalar(1 - MEAN_DECAY));
          square
              .mul_(new Scalar(SQUARE_DECAY))
              .addcmul_(slope, slope, new Scalar(1 - SQUARE_DECAY));
          move(latents, mean, square, step);
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

  private void move(Tensor latents, Tensor mean, Tensor square, int step) {
    double unbiased = Math.sqrt(1 - Math.pow(SQUARE_DECAY, step));
    double length = -inference.stepSize() / (1 - Math.pow(MEAN_DECAY, step));
    var root = square.sqrt().mul_(new Scalar(1 / unbiased)).add_(new Scalar(TINY));
    latents.addcdiv_(mean, root, new Scalar(length));
  }

  /** Latents beyond the radius go back to it along their direction. */
  private void clip(Tensor latents) {
    var lengths = latents.norm(new ScalarOptional(new Scalar(2)), new long[] {2}, true);
    latents.mul_(
        lengths.reciprocal_().mul_(new Scalar(inference.radius())).clamp_max_(new Scalar(1)));
  }
}
