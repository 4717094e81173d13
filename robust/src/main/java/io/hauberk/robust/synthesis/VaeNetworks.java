package io.hauberk.robust.synthesis;

import io.hauberk.tensor.layer.Activation.Elu;
import io.hauberk.tensor.layer.Activation.Sigmoid;
import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Affine.ConvTranspose2d;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Norm.BatchNorm;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.layer.Window;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The variational autoencoders of all classes as one network each way: a class is a group of the
 * convolutions, so that the groups never meet and all run as one. Nodes bear the names of the
 * authors' files.
 *
 * <p>Source: Schott et al. 2019, appendix on architectures; widths as in the authors' published
 * networks.
 */
final class VaeNetworks {

  /** Latent values of a class. */
  static final int LATENTS = 8;

  /** Extent of the images. */
  static final int SIDE = 28;

  static final int PIXELS = SIDE * SIDE;

  static final double BATCH_NORM_EPSILON = 1e-5;
  private static final double BATCH_NORM_MOMENTUM = 0.1;

  private final int classes;
  private final List<Node> nodes = new ArrayList<>();

  private VaeNetworks(int classes) {
    this.classes = classes;
  }

  /** [8 classes, 1, 1] latents, class by class, to [classes, 28, 28] in [0, 1]. */
  static Network decoder(int classes) {
    var made = new VaeNetworks(classes);
    made.block(0, made.up(LATENTS, 32, Window.square(4)), 32);
    made.block(1, made.up(32, 16, Window.square(5).withStride(2)), 16);
    made.block(2, made.up(16, 16, Window.square(5).withStride(2)), 16);
    made.add("conv_3", made.up(16, 1, Window.square(4)));
    made.add("nl_3", new Sigmoid());
    return made.network(List.of((long) LATENTS * classes, 1L, 1L));
  }

  /**
   * [classes, 28, 28], an image for each class, to [16 classes, 1, 1]: the means of a class, then
   * the logarithms of its variances.
   */
  static Network encoder(int classes) {
    var made = new VaeNetworks(classes);
    made.block(0, made.down(1, 32, Window.square(5)), 32);
    made.block(1, made.down(32, 32, Window.square(4).withStride(2)), 32);
    made.block(2, made.down(32, 64, Window.square(3).withStride(2)), 64);
    made.add("conv_3", made.down(64, 2 * LATENTS, Window.square(5)));
    return made.network(List.of((long) classes, (long) SIDE, (long) SIDE));
  }

  private Layer up(int in, int out, Window window) {
    return new ConvTranspose2d(in * classes, out * classes, window, Size.ZERO, classes, true);
  }

  private Layer down(int in, int out, Window window) {
    return new Conv2d(in * classes, out * classes, window, classes, true);
  }

  private void block(int place, Layer layer, int channels) {
    add("conv_" + place, layer);
    add("bn_" + place, new BatchNorm(channels * classes, BATCH_NORM_EPSILON, BATCH_NORM_MOMENTUM));
    add("nl_" + place, new Elu(1));
  }

  private void add(String name, Layer layer) {
    nodes.add(new Node(name, layer, List.of(last())));
  }

  private String last() {
    return nodes.isEmpty() ? Network.INPUT : nodes.get(nodes.size() - 1).name();
  }

  private Network network(List<Long> inputShape) {
    return new Network(inputShape, nodes, last());
  }
}
