package io.hauberk.robust.certify;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Pass;
import io.hauberk.tensor.train.Objective;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Cross-entropy on samples under Gaussian noise, so that the model answers well where {@link
 * Smoothing} asks it (Cohen et al. 2019, section 3.3). Noisy samples are not cut to [0, 1].
 *
 * @param sigma standard deviation of the noise, in input units
 * @param randomness noise is drawn anew for every sample and step
 */
public record NoiseTraining(double sigma, Randomness randomness) implements Objective {

  public NoiseTraining {
    Checks.positive("sigma", sigma);
  }

  @Override
  public Loss loss(Model model, Batch batch, long step) {
    var logits = model.forward(noisy(batch, step), Pass.TRAINING);
    return new Loss(torch.cross_entropy(logits, batch.labels()), logits);
  }

  Tensor noisy(Batch batch, long step) {
    var all = new float[Math.toIntExact(batch.inputs().numel())];
    var own = new float[all.length / batch.size()];
    var ids = batch.ids();
    var draws = randomness.derive("noise training");
    for (int i = 0; i < ids.length; i++) {
      draws.stream(ids[i], step).fillGaussian(own);
      System.arraycopy(own, 0, all, i * own.length, own.length);
    }
    try (var scope = TensorScope.open()) {
      var noise = Tensors.of(all, Tensors.shape(batch.inputs()));
      return scope.keep(noise.mul_(new Scalar(sigma)).add_(batch.inputs()));
    }
  }
}
