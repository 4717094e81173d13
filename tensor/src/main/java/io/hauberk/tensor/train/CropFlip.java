package io.hauberk.tensor.train;

import io.hauberk.core.Checks;
import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import org.bytedeco.pytorch.Tensor;

/**
 * Trains on images that are moved by up to {@code padding} pixels each way, with zeros where
 * nothing was, and mirrored half of the time: the usual augmentation of CIFAR-10 (He et al. 2016a,
 * section 4.2; Madry et al. 2018, section 5). An image's draw depends on its id and the step alone,
 * and the replays of a batch see the same one.
 *
 * @param objective what is minimised on the moved images
 * @param padding pixels around the image before the crop; 4 in the papers
 */
public record CropFlip(Objective objective, int padding, Randomness randomness)
    implements Objective {

  /** The papers' value. */
  public static final int DEFAULT_PADDING = 4;

  public CropFlip {
    Checks.notNegative("padding", padding);
  }

  /** With the papers' padding. */
  public static CropFlip of(Objective objective, long seed) {
    var randomness = new Randomness(seed).derive("crop and flip");
    return new CropFlip(objective, DEFAULT_PADDING, randomness);
  }

  @Override
  public int replays() {
    return objective.replays();
  }

  /**
   * @throws IllegalArgumentException when a sample is no image [channels, height, width]
   */
  @Override
  public Loss loss(Model model, Batch batch, long step) {
    return objective.loss(model, batch.withInputs(moved(batch, step / replays())), step);
  }

  Tensor moved(Batch batch, long draw) {
    var shape = Tensors.shape(batch.inputs());
    Checks.argument(shape.length == 4, "sample axes", shape.length - 1, "3 of an image to crop");
    var from = Tensors.floats(batch.inputs());
    var plane = new Plane((int) shape[1], (int) shape[2], (int) shape[3]);
    var to = new float[from.length];
    var ids = batch.ids();
    for (int i = 0; i < ids.length; i++) {
      plane.move(from, to, i * plane.values(), shift(randomness.stream(ids[i], draw)));
    }
    try (var scope = TensorScope.open()) {
      return scope.keep(Tensors.of(to, shape));
    }
  }

  private Shift shift(RandomStream stream) {
    int range = 2 * padding + 1;
    int down = stream.nextInt(range) - padding;
    int right = stream.nextInt(range) - padding;
    return new Shift(down, right, stream.nextInt(2) == 1);
  }

  /** Where the crop begins, in pixels, and whether it is mirrored after. */
  private record Shift(int down, int right, boolean mirrored) {

    /** The column that comes to column {@code x}. */
    int source(int x, int width) {
      return right + (mirrored ? width - 1 - x : x);
    }
  }

  /** The extents of one image. */
  private record Plane(int channels, int height, int width) {

    int values() {
      return channels * height * width;
    }

    void move(float[] from, float[] to, int start, Shift shift) {
      for (int row = 0; row < channels * height; row++) {
        int y = row % height + shift.down;
        for (int x = 0; x < width; x++) {
          int column = shift.source(x, width);
          if (y >= 0 && y < height && column >= 0 && column < width) {
            to[start + row * width + x] = from[start + (row + shift.down) * width + column];
          }
        }
      }
    }
  }
}
