package io.hauberk.privacy.feature;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Noise with as much of each octave, the spectrum of natural images (Field, Relations between the
 * statistics of natural images and the response properties of cortical cells, 1987): how large an
 * image's features will be, roughly, is known from it without a look at any image.
 */
final class NaturalNoise {

  /** Always the same images. */
  private static final Randomness RANDOMNESS = new Randomness(1987).derive("natural noise");

  private static final int IMAGES = 256;

  private static final int BATCH = 32;

  /** Standard deviation over all octaves: of photographs in [0, 1], roughly. */
  private static final double SPREAD = 0.25;

  private NaturalNoise() {}

  /** One over the standard deviation of each channel of the features, over images and places. */
  static List<Double> factors(Scatter scatter, List<Long> imageShape) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var images = images(scatter.colours(), imageShape);
      var features = features(scatter, images);
      var channels = features.transpose(0, 1).contiguous().view(features.size(1), -1);
      var spreads = Tensors.floats(channels.std(new long[] {1}, true, false));
      return IntStream.range(0, spreads.length).mapToObj(i -> 1.0 / spreads[i]).toList();
    }
  }

  private static Tensor features(Scatter scatter, Tensor images) {
    var scattering = Scattering.ofSide(Math.toIntExact(images.size(2)));
    var parts = new Tensor[IMAGES / BATCH];
    for (int i = 0; i < parts.length; i++) {
      var some = images.narrow(0, (long) i * BATCH, BATCH);
      parts[i] = scatter.symmetry().of(some, scattering::of);
    }
    return torch.cat(new TensorVector(parts), 0);
  }

  /** In the colours that are scattered, around 0: [images, channels, side, side]. */
  private static Tensor images(Colours colours, List<Long> shape) {
    int channels = Math.toIntExact(shape.get(0));
    int side = Math.toIntExact(shape.get(1));
    var all = torch.zeros(IMAGES, channels, side, side);
    int octaves = 0;
    for (int cells = 1; cells <= side; cells *= 2) {
      all.add_(octave(octaves++, new long[] {IMAGES, channels, cells + 1L, cells + 1L}, side));
    }
    for (int channel = 0; channel < channels; channel++) {
      double spread = SPREAD * colours.spread(channel) / Math.sqrt(octaves);
      all.select(1, channel).mul_(new Scalar(spread));
    }
    return all;
  }

  /** White noise on a grid, smooth in between, to variance 1. */
  private static Tensor octave(int octave, long[] grid, long side) {
    var white = new float[Math.toIntExact(grid[0] * grid[1] * grid[2] * grid[3])];
    RANDOMNESS.stream(octave, 0).fillGaussian(white);
    var smooth = torch.upsample_bilinear2d(Tensors.of(white, grid), new long[] {side, side}, true);
    return smooth.div(smooth.std(false));
  }
}
