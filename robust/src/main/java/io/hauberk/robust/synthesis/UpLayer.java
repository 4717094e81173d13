package io.hauberk.robust.synthesis;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Affine.ConvTranspose2d;
import io.hauberk.tensor.layer.Norm.BatchNorm;
import io.hauberk.tensor.network.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * A transposed convolution of all classes with its weights at hand.
 *
 * @param in channels of a class
 * @param out channels of a class
 * @param weights [classes x in, out, kernel, kernel]
 * @param bias [classes x out]
 */
record UpLayer(int classes, int in, int out, int kernel, float[] weights, float[] bias) {

  /**
   * Those of a model whose normalisations are folded, in order.
   *
   * @throws ModelFormatException when one is not
   */
  static List<UpLayer> all(Model folded) {
    var layers = new ArrayList<UpLayer>();
    for (var node : folded.network().nodes()) {
      if (node.layer() instanceof BatchNorm) {
        throw new ModelFormatException(
            "node " + node.name(), "factors beyond float32", "a normalisation with finite ones");
      }
      if (node.layer() instanceof ConvTranspose2d up) {
        layers.add(of(node.name(), up, folded));
      }
    }
    return layers;
  }

  private static UpLayer of(String name, ConvTranspose2d up, Model folded) {
    int classes = up.groups();
    return new UpLayer(
        classes,
        up.in() / classes,
        up.out() / classes,
        up.window().kernel().height(),
        Tensors.floats(folded.weights().get(name + ".weight")),
        Tensors.floats(folded.weights().get(name + ".bias")));
  }

  /** Zero outside the kernel. */
  float weight(int source, int channel, int y, int x) {
    boolean inside = y >= 0 && y < kernel && x >= 0 && x < kernel;
    return inside ? weights[((source * out + channel) * kernel + y) * kernel + x] : 0;
  }
}
