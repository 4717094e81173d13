package io.hauberk.robust.synthesis;

import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Weights;

/**
 * A transposed convolution of all classes with the normalisation behind it, which in evaluation is
 * a factor and a shift of each channel.
 *
 * @param weights [classes x in, out, kernel, kernel]
 * @param bias [classes x out]
 */
record FoldedLayer(int classes, int in, int out, int kernel, float[] weights, float[] bias) {

  /** The layer of that place, {@code conv_0} to {@code conv_3}. */
  static FoldedLayer of(int place, int classes, Weights all) {
    var weight = all.get("conv_" + place + ".weight");
    int in = (int) weight.size(0) / classes;
    int out = (int) weight.size(1);
    var layer =
        new FoldedLayer(
            classes,
            in,
            out,
            (int) weight.size(2),
            Tensors.floats(weight),
            Tensors.floats(all.get("conv_" + place + ".bias")));
    return all.has("bn_" + place + ".weight") ? layer.normalised("bn_" + place + ".", all) : layer;
  }

  private FoldedLayer normalised(String name, Weights all) {
    var scale = Tensors.floats(all.get(name + "weight"));
    var shift = Tensors.floats(all.get(name + "bias"));
    var mean = Tensors.floats(all.get(name + "running_mean"));
    var variance = Tensors.floats(all.get(name + "running_var"));
    var newBias = new float[bias.length];
    var factor = new double[bias.length];
    for (int i = 0; i < bias.length; i++) {
      factor[i] = scale[i] / Math.sqrt(variance[i] + VaeNetworks.BATCH_NORM_EPSILON);
      newBias[i] = (float) ((bias[i] - mean[i]) * factor[i] + shift[i]);
    }
    var newWeights = new float[weights.length];
    int area = kernel * kernel;
    for (int i = 0; i < weights.length; i++) {
      int channel = i / (in * out * area) * out + i / area % out;
      newWeights[i] = (float) (weights[i] * factor[channel]);
    }
    return new FoldedLayer(classes, in, out, kernel, newWeights, newBias);
  }

  /** Zero outside the kernel. */
  float weight(int source, int channel, int y, int x) {
    boolean inside = y >= 0 && y < kernel && x >= 0 && x < kernel;
    return inside ? weights[((source * out + channel) * kernel + y) * kernel + x] : 0;
  }
}
