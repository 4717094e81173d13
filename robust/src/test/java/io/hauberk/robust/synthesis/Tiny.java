package io.hauberk.robust.synthesis;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/** Untrained decoders, and searches that are over at once. */
final class Tiny {
  private Tiny() {}

  static Inference inference() {
    return Inference.of(7).withSamples(50).withSteps(5);
  }

  static Decoders decoders(int classes) {
    return Decoders.of(Model.initial(VaeNetworks.decoder(classes), new Randomness(3)));
  }

  static Synthesis synthesis(int classes, Sight sight) {
    return Synthesis.of(decoders(classes), sight, inference(), Progress.none());
  }

  /** Standard normal values. */
  static Tensor normal(long seed, long... shape) {
    var values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    new Randomness(seed).stream(0, 0).fillGaussian(values);
    return Tensors.of(values, shape);
  }

  /** Uniform values in [0, 1). */
  static Tensor images(long seed, int n) {
    var values = new float[n * Decoders.PIXELS];
    new Randomness(seed).stream(0, 0).fillUniform(values, 0, 1);
    return Tensors.of(values, n, 1, VaeNetworks.SIDE, VaeNetworks.SIDE);
  }
}
