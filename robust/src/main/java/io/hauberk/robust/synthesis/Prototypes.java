package io.hauberk.robust.synthesis;

import io.hauberk.core.Progress;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Samples of the prior with their images in every class, decoded once: 3 kB an image, 251 MB for
 * the paper's 80,000. All distances of an image are one row of a product.
 */
final class Prototypes implements AutoCloseable {

  /** Samples that are decoded together. */
  private static final int CHUNK = 256;

  /** [samples, 8]. */
  private final Tensor latents;

  /** [classes x samples, 784], class by class. */
  private final Tensor images;

  /** [classes x samples]: the squared length of the image and the divergence of its latents. */
  private final Tensor offsets;

  private final int classes;

  private Prototypes(int classes, Tensor latents, Tensor images, Tensor offsets) {
    this.classes = classes;
    this.latents = TensorScope.release(latents);
    this.images = TensorScope.release(images);
    this.offsets = TensorScope.release(offsets);
  }

  static Prototypes of(Decoders decoders, Inference inference, Progress progress) {
    int classes = decoders.classes();
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var latents = Prior.likely(inference.samples(), inference.randomness());
      var images = decoded(decoders, latents, progress);
      var offsets = images.square().sum(2).add_(Prior.divergence(latents));
      return new Prototypes(
          classes,
          latents,
          images.view((long) classes * inference.samples(), Decoders.PIXELS),
          offsets.view((long) classes * inference.samples()));
    }
  }

  /** [classes, samples, 784]. */
  private static Tensor decoded(Decoders decoders, Tensor latents, Progress progress) {
    long samples = latents.size(0);
    int classes = decoders.classes();
    var images = torch.empty(classes, samples, Decoders.PIXELS);
    try (var task = progress.start("samples", samples)) {
      for (long from = 0; from < samples; from += CHUNK) {
        long count = Math.min(CHUNK, samples - from);
        try (var scope = TensorScope.open()) {
          var some = latents.narrow(0, from, count).unsqueeze(1).expand(count, classes, -1);
          images.narrow(1, from, count).copy_(decoders.images(some).transpose(0, 1));
        }
        task.advance(count);
      }
    }
    return images;
  }

  /**
   * For each image and class the latents of the sample with the least score.
   *
   * @param seen [n, 784]
   * @return [n, classes, 8]
   */
  Tensor nearest(Tensor seen) {
    long n = seen.size(0);
    try (var scope = TensorScope.open()) {
      var scores = torch.addmm(offsets, seen, images.t(), new Scalar(1), new Scalar(-2));
      var best = scores.view(n, classes, latents.size(0)).argmin(new LongOptional(2), false);
      var chosen = latents.index_select(0, best.view(-1));
      return scope.keep(chosen.view(n, classes, Decoders.LATENTS));
    }
  }

  @Override
  public void close() {
    latents.close();
    images.close();
    offsets.close();
  }
}
