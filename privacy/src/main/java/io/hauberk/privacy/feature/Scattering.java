package io.hauberk.privacy.feature;

import io.hauberk.core.Checks;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The scattering transform of square images at two scales and eight angles: averages of the image,
 * of its wavelets' magnitudes, and of those magnitudes' wavelets' magnitudes, each at a quarter of
 * the resolution. Nothing in it is learned. Cost: some milliseconds an image and channel.
 *
 * <p>Sources: Bruna and Mallat 2013; its use for private learning: Tramer and Boneh, Differentially
 * private learning needs better features (2021).
 */
public final class Scattering {

  /** 1 + 8 * 2 + 8 * 8. */
  public static final int CHANNELS = 81;

  private static final int ANGLES = Wavelets.ANGLES;
  private static final int PADDING = 4;

  private final int side;
  private final float[] low;
  private final float[] lowHalved;
  private final float[] fine;
  private final float[] coarse;

  private Scattering(int side) {
    this.side = side;
    var wavelets = new Wavelets(padded());
    var pass = wavelets.lowPass(1);
    low = floats(pass);
    lowHalved = floats(wavelets.halved(pass));
    fine = angles(wavelets, 0);
    coarse = angles(wavelets, 1);
  }

  /**
   * @param side of the images, a multiple of 4, such as 28 or 32
   */
  public static Scattering ofSide(int side) {
    Checks.argument(
        side >= 8 && side <= 512 && side % 4 == 0, "side", side, "a multiple of 4, 8 to 512");
    return new Scattering(side);
  }

  /**
   * @param images [n, channels, side, side] float32
   * @return [n, channels * 81, side / 4, side / 4]
   */
  public Tensor of(Tensor images) {
    Checks.argument(
        images.dim() == 4 && images.size(2) == side && images.size(3) == side,
        "images",
        Arrays.toString(Tensors.shape(images)),
        "[n, channels, " + side + ", " + side + "]");
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      long n = images.size(0) * images.size(1);
      var square = reflected(images.contiguous().view(n, 1, side, side));
      var whole = torch.fft_fft2(square);
      var fineWaves = torch.fft_fft2(torch.fft_ifft2(times(whole, fine, ANGLES)).abs());
      var coarseWaves = magnitudes(halved(times(whole, coarse, ANGLES)));
      var waves = fineWaves.unsqueeze(2);
      var second = magnitudes(halved(times(waves, coarse, ANGLES)).flatten(1, 2));
      var parts =
          new TensorVector(
              averaged(quarter(times(whole, low, 1))),
              averaged(quarter(times(fineWaves, low, 1))),
              averaged(halved(timesHalved(coarseWaves))),
              averaged(halved(timesHalved(second))));
      long small = side / 4;
      return scope.keep(
          torch.cat(parts, 1).reshape(images.size(0), images.size(1) * CHANNELS, small, small));
    }
  }

  private int padded() {
    return side + 2 * PADDING;
  }

  private float[] angles(Wavelets wavelets, int scale) {
    int area = padded() * padded();
    var all = new float[ANGLES * area];
    for (int angle = 0; angle < ANGLES; angle++) {
      System.arraycopy(floats(wavelets.wavelet(scale, angle)), 0, all, angle * area, area);
    }
    return all;
  }

  private static float[] floats(double[] values) {
    var floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** Without repeating the edge. */
  private Tensor reflected(Tensor images) {
    var places =
        IntStream.range(0, padded())
            .map(i -> Math.abs(i - PADDING))
            .mapToLong(i -> i < side ? i : 2L * side - 2 - i)
            .toArray();
    var index = Tensors.of(places, places.length);
    return images.index_select(2, index).index_select(3, index);
  }

  private Tensor times(Tensor transform, float[] filters, int count) {
    return transform.mul(Tensors.of(filters, count, padded(), padded()));
  }

  private Tensor timesHalved(Tensor transform) {
    return transform.mul(Tensors.of(lowHalved, padded() / 2, padded() / 2));
  }

  private static Tensor magnitudes(Tensor transform) {
    return torch.fft_fft2(torch.fft_ifft2(transform).abs());
  }

  /** Every second sample, by folding the transform. */
  private static Tensor halved(Tensor transform) {
    return folded(transform, 2);
  }

  private static Tensor quarter(Tensor transform) {
    return folded(transform, 4);
  }

  private static Tensor folded(Tensor transform, int times) {
    int axes = Math.toIntExact(transform.dim());
    long small = transform.size(axes - 1) / times;
    var split =
        transform
            .unflatten(axes - 1, new long[] {times, small})
            .unflatten(axes - 2, new long[] {times, small});
    return split.mean(axes - 2L, axes);
  }

  /** Back from frequencies, without the padding. */
  private static Tensor averaged(Tensor transform) {
    var image = torch.real(torch.fft_ifft2(transform));
    long inner = image.size(2) - 2;
    return image.narrow(2, 1, inner).narrow(3, 1, inner);
  }
}
