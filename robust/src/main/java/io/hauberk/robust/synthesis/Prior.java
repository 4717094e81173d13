package io.hauberk.robust.synthesis;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.Tensors;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The standard normal prior of the latents. */
final class Prior {
  private Prior() {}

  /**
   * The likeliest of some more draws: [samples, 8]. The same seed draws the same, however many are
   * asked for.
   */
  static Tensor likely(int samples, Randomness randomness) {
    int draws = (int) (samples / (1 - Inference.DROPPED));
    var all = IntStream.range(0, draws).mapToObj(i -> draw(randomness, i));
    var kept = all.sorted(Comparator.comparingDouble(Prior::square)).limit(samples).toList();
    var values = new float[samples * Decoders.LATENTS];
    for (int i = 0; i < samples; i++) {
      System.arraycopy(kept.get(i), 0, values, i * Decoders.LATENTS, Decoders.LATENTS);
    }
    return Tensors.of(values, samples, Decoders.LATENTS);
  }

  private static float[] draw(Randomness randomness, int place) {
    var latents = new float[Decoders.LATENTS];
    randomness.stream(place, 0).fillGaussian(latents);
    return latents;
  }

  private static double square(float[] latents) {
    return IntStream.range(0, latents.length).mapToDouble(i -> latents[i]).map(z -> z * z).sum();
  }

  /** Half the squared length over the last axis: the divergence of a unit normal there from it. */
  static Tensor divergence(Tensor latents) {
    return latents.square().sum(-1).mul_(new Scalar(0.5));
  }
}
