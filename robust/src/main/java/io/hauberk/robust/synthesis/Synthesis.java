package io.hauberk.robust.synthesis;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Analysis by synthesis: the class whose generative network explains the image best. For each class
 * c the score is {@code min_z (|x - G_c(z)|^2 + |z|^2 / 2) / 784}, a bound on the negative log
 * likelihood of the image; logits are the scores' negatives.
 *
 * <p>Threat model: the decision is the end of a search, which nothing leads back through. Judge it
 * by {@link ExplainedGradients}, which need no way through the search, and by attacks that only
 * ask. Nothing is certified.
 *
 * <p>Cost: for each image one product with the cached samples (251 MB for the paper's) and as many
 * forward and backward passes of all decoders as the search has steps. Results do not depend on the
 * batch an image comes in, up to rounding.
 *
 * <p>Source: Schott, Rauber, Bethge and Brendel 2019, "Towards the first adversarially robust
 * neural network model on MNIST", section 4.
 */
public final class Synthesis implements ScoreOracle, AutoCloseable {

  /** Images that are searched for together, which bounds memory. */
  private static final int ROWS = 64;

  private final Decoders decoders;
  private final Sight sight;
  private final LatentSearch search;
  private final Prototypes prototypes;

  private Synthesis(Decoders decoders, Sight sight, LatentSearch search, Prototypes prototypes) {
    this.decoders = decoders;
    this.sight = sight;
    this.search = search;
    this.prototypes = prototypes;
  }

  /**
   * Takes over the decoders, and decodes the samples.
   *
   * @throws IllegalArgumentException for binary sight with other than ten classes
   */
  public static Synthesis of(
      Decoders decoders, Sight sight, Inference inference, Progress progress) {
    sight.check(decoders.classes());
    var prototypes = Prototypes.of(decoders, inference, progress);
    return new Synthesis(decoders, sight, new LatentSearch(decoders, inference), prototypes);
  }

  public int classes() {
    return decoders.classes();
  }

  public Sight sight() {
    return sight;
  }

  @Override
  public Tensor logits(Tensor inputs) {
    try (var scope = TensorScope.open()) {
      return scope.keep(explain(inputs).scores().neg());
    }
  }

  /**
   * The best explanation by every class.
   *
   * @param inputs [n, 1, 28, 28] float32, finite
   * @throws IllegalArgumentException for another shape, or numbers that are not finite
   */
  public Explanation explain(Tensor inputs) {
    check(inputs);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      List<Explanation> parts = new ArrayList<>();
      long n = inputs.size(0);
      var flat = inputs.detach().reshape(n, Decoders.PIXELS);
      for (long from = 0; from < n; from += ROWS) {
        parts.add(some(sight.seen(flat.narrow(0, from, Math.min(ROWS, n - from)))));
      }
      return new Explanation(
          scope.keep(joined(parts, Explanation::scores)),
          scope.keep(joined(parts, Explanation::latents)),
          scope.keep(joined(parts, Explanation::images)));
    }
  }

  /**
   * @param seen [n, 784]
   */
  private Explanation some(Tensor seen) {
    try (var scope = TensorScope.open()) {
      var latents = search.run(prototypes.nearest(seen), seen);
      var images = decoders.images(latents);
      var misfit = images.sub(seen.unsqueeze(1)).square_().sum(2);
      var scores = misfit.add_(Prior.divergence(latents)).mul_(new Scalar(1.0 / Decoders.PIXELS));
      return new Explanation(
          scope.keep(sight.weighed(scores)), scope.keep(latents), scope.keep(images));
    }
  }

  private static Tensor joined(List<Explanation> parts, Function<Explanation, Tensor> part) {
    return torch.cat(new TensorVector(parts.stream().map(part).toArray(Tensor[]::new)), 0);
  }

  private static void check(Tensor inputs) {
    var shape = Tensors.shape(inputs);
    boolean fits = shape.length == 4 && shape[0] > 0 && Arrays.equals(shape, expected(shape[0]));
    Checks.argument(fits, "inputs", Arrays.toString(shape), "[n, 1, 28, 28]");
    try (var scope = TensorScope.open()) {
      Checks.argument(
          torch.isfinite(inputs).all().item_bool(), "inputs", "NaN or infinite", "finite numbers");
    }
  }

  private static long[] expected(long n) {
    return new long[] {n, 1, VaeNetworks.SIDE, VaeNetworks.SIDE};
  }

  @Override
  public void close() {
    prototypes.close();
    decoders.close();
  }
}
