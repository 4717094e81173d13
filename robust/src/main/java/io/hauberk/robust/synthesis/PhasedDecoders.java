package io.hauberk.robust.synthesis;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.Pullback;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The decoders made for speed: normalisation folded into the weights, the first layer a product,
 * the others in phases ({@link PhasedLayer}), and a way back of its own that takes no gradients by
 * weights. The same numbers as the network's, up to rounding.
 */
final class PhasedDecoders implements AutoCloseable {

  /** Rows and columns of the planes between the layers. */
  private static final int FIRST_SIDE = 4;

  private static final int SECOND_SIDE = 11;

  /** The third layer's planes, 25 of two phases: the last row and column are beyond them. */
  private static final int THIRD_PHASE_SIDE = 13;

  private static final Scalar ONE = TensorScope.release(new Scalar(1));

  private final int classes;

  /** [classes, 8, features of the first layer] and [classes, 1, features]. */
  private final Tensor first;

  private final Tensor firstBias;
  private final PhasedLayer second;
  private final PhasedLayer third;
  private final PhasedLayer last;

  private PhasedDecoders(List<UpLayer> layers) {
    var start = layers.get(0);
    this.classes = start.classes();
    int area = FIRST_SIDE * FIRST_SIDE;
    long features = (long) start.out() * area;
    try (var scope = TensorScope.open()) {
      this.first =
          TensorScope.release(Tensors.of(start.weights(), classes, Decoders.LATENTS, features));
      var bias =
          Tensors.of(start.bias(), classes, start.out(), 1).expand(classes, start.out(), area);
      this.firstBias = TensorScope.release(bias.reshape(classes, 1, features));
    }
    this.second = PhasedLayer.of(layers.get(1), 1);
    this.third = PhasedLayer.of(layers.get(2), 1);
    this.last = PhasedLayer.of(layers.get(3), 2);
  }

  /**
   * @param model of {@link VaeNetworks#decoder}, which stays as it is
   * @throws ModelFormatException when a normalisation scales beyond float32
   */
  static PhasedDecoders of(Model model) {
    try (var folded = model.folded()) {
      return new PhasedDecoders(UpLayer.all(folded));
    }
  }

  /**
   * @param latents [n, classes, 8]
   * @return [n, classes, 28, 28] in [0, 1], with the way back
   */
  Pullback at(Tensor latents) {
    long n = latents.size(0);
    var h1 = torch.baddbmm(firstBias, latents.transpose(0, 1), first);
    torch.elu_(h1);
    var planes = h1.transpose(0, 1).reshape(n, -1, FIRST_SIDE, FIRST_SIDE);
    var h2 = whole(second.apply(planes), SECOND_SIDE).contiguous();
    torch.elu_(h2);
    var h3 = third.apply(h2);
    torch.elu_(h3);
    emptyBeyond(h3);
    var image = whole(last.apply(h3), VaeNetworks.SIDE).sigmoid();
    return new Pullback(
        image,
        gradient -> {
          var g3 = back(h3, last.back(phased(torch.sigmoid_backward(gradient, image))));
          emptyBeyond(g3);
          var g2 = back(h2, third.back(g3));
          var g1 = second.back(phased(g2)).reshape(n, classes, -1).transpose(0, 1);
          return torch.bmm(back(h1, g1), first.transpose(1, 2)).transpose(0, 1);
        });
  }

  private static Tensor back(Tensor output, Tensor gradient) {
    return torch.elu_backward(gradient, ONE, ONE, ONE, true, output);
  }

  /** Phases side by side, cut to the plane. */
  private static Tensor whole(Tensor phases, int side) {
    return torch.pixel_shuffle(phases, 2).narrow(2, 0, side).narrow(3, 0, side);
  }

  /** A plane of odd or even side as phases that reach one or two places beyond it, empty there. */
  private static Tensor phased(Tensor plane) {
    long beyond = plane.size(2) % 2 == 0 ? 2 : 1;
    return torch.pixel_unshuffle(torch.constant_pad_nd(plane, 0, beyond, 0, beyond), 2);
  }

  /** Sets what lies beyond the third layer's planes to zero, in place. */
  private void emptyBeyond(Tensor phases) {
    long n = phases.size(0);
    var split = phases.view(n, -1, 2, 2, THIRD_PHASE_SIDE, THIRD_PHASE_SIDE);
    split.select(2, 1).select(3, THIRD_PHASE_SIDE - 1).zero_();
    split.select(3, 1).select(4, THIRD_PHASE_SIDE - 1).zero_();
  }

  @Override
  public void close() {
    first.close();
    firstBias.close();
    second.close();
    third.close();
    last.close();
  }
}
