package io.hauberk.robust.transfer;

import io.hauberk.core.Checks;
import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Input diversity: with some probability an image is shrunk and put at a random place on black (Xie
 * et al. 2019, section 3.2, by nearest neighbours, and shrunk rather than grown, so that the model
 * meets its own input size). The draws are keyed by sample and step.
 *
 * @param probability of a change, for each image and step
 * @param smallest share of the extents that is left
 */
public record Diversity(double probability, double smallest) {

  /** Of Xie et al. 2019. */
  public static final Diversity DEFAULT = new Diversity(0.5, 0.9);

  public Diversity {
    Checks.inRange("probability", probability, 0, 1);
    Checks.argument(smallest > 0 && smallest <= 1, "smallest", smallest, "above 0, at most 1");
  }

  /** None. */
  public static Diversity none() {
    return new Diversity(0, 1);
  }

  /**
   * Where each value of the changed images comes from: [n, h * w] places of the image; h * w stands
   * for black.
   */
  Tensor places(Batch batch, Randomness randomness, long step) {
    int height = Math.toIntExact(batch.inputs().size(2));
    int width = Math.toIntExact(batch.inputs().size(3));
    var ids = batch.ids();
    var places = new long[ids.length * height * width];
    for (int i = 0; i < ids.length; i++) {
      var frame = frame(height, width, randomness.stream(ids[i], step));
      for (int at = 0; at < height * width; at++) {
        places[i * height * width + at] = frame.source(at / width, at % width);
      }
    }
    return Tensors.of(places, ids.length, (long) height * width);
  }

  private Frame frame(int height, int width, RandomStream stream) {
    boolean changed = stream.nextDouble() < probability;
    double share = changed ? stream.nextDouble(smallest, 1) : 1;
    int h = Math.max(1, (int) Math.round(share * height));
    int w = Math.max(1, (int) Math.round(share * width));
    int top = stream.nextInt(height - h + 1);
    int left = stream.nextInt(width - w + 1);
    return new Frame(height, width, h, w, top, left);
  }

  /** A smaller picture of an image, in a frame of the image's size. */
  private record Frame(int height, int width, int h, int w, int top, int left) {

    long source(int row, int column) {
      int y = row - top;
      int x = column - left;
      boolean inside = y >= 0 && y < h && x >= 0 && x < w;
      return inside
          ? (long) (y * height / h) * width + (long) x * width / w
          : (long) height * width;
    }
  }

  /** The changed images. */
  static Tensor changed(Tensor inputs, Tensor places) {
    var flat = inputs.flatten(2, -1);
    var black = torch.zeros(new long[] {flat.size(0), flat.size(1), 1});
    var spread = places.unsqueeze(1).expand(new long[] {-1, flat.size(1), -1}, false);
    return torch.cat(new TensorVector(flat, black), 2).gather(2, spread).view_as(inputs);
  }

  /** The gradient by the images, from that by the changed ones. */
  static Tensor pulledBack(Tensor gradient, Tensor places) {
    var flat = gradient.flatten(2, -1);
    var spread = places.unsqueeze(1).expand(new long[] {-1, flat.size(1), -1}, false);
    var sums = torch.zeros(new long[] {flat.size(0), flat.size(1), flat.size(2) + 1});
    return sums.scatter_add(2, spread, flat)
        .narrow(2, 0, flat.size(2))
        .reshape(Tensors.shape(gradient));
  }
}
